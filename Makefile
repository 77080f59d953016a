# Entra Studio. "make" alone prints this list of targets; "make run" and "make test" set everything up themselves.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
export PATH := $(PATH):/usr/local/go/bin

# The OpenGL ES binding compiles in 48 s where the desktop one takes 190 s, and paints the same; x11 alone
# needs three packages less than Fyne's default of X11 and Wayland. Neither exists on macOS.
LINUX_TAGS := x11,gles
TAGS ?= $(if $(filter Linux,$(shell uname)),$(LINUX_TAGS))
# Every target compiles by the same flags, those of a plain "go test": a set of its own, such as -trimpath, compiles
# Graph's SDK once more, which takes a minute and a half. For a release: make cli GOFLAGS=-trimpath.
# Go refuses to build when git is there but cannot read the folder, so ask git first.
VCS := -buildvcs=$(shell git rev-parse HEAD >/dev/null 2>&1 && echo auto || echo false)
FUZZTIME ?= 10s
BENCH ?= .
# Sample cases that must come out right: a number that only ever rises, or "all".
CASES_RIGHT ?= all
CASES := $(wildcard ../shared/cases/run)
VECTORS := $(wildcard ../shared/vectors)

# Tools by exact version, outside go.mod, so that the program's own list of modules holds what it ships.
GOFUMPT := mvdan.cc/gofumpt@v0.9.2
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.7.0
GOCYCLO := github.com/fzipp/gocyclo/cmd/gocyclo@v0.6.0

FINDING_DOCS := ./app/command/findingdocs
WINDOW_TESTS = $(shell find app/window -name '*_test.go' 2>/dev/null)
DATABASE_TESTS = $(shell grep -rl --include='*_test.go' ENTRA_STUDIO_POSTGRES . | xargs -r -n 1 dirname | sort -u)
VECTOR_TESTS = $(shell grep -rl --include='*_test.go' ENTRA_STUDIO_VECTORS . | xargs -r -n 1 dirname | sort -u)
# Packages for the race detector: all but the architecture's own tests, those of the real window, and the one
# that links Graph's SDK, which the race detector compiles in three minutes and 4 GB.
RACE_PACKAGES = $(shell go list ./... | grep -vxE 'entrastudio|entrastudio/app/window(/.*)?|entrastudio/app/tenant/graph')

# The tests share two cores and a few ports and displays: one step after the other, whatever -j says.
.NOTPARALLEL:

.PHONY: help
help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' Makefile

.PHONY: run
run: ## set up, build and start the studio on its example (pictures of it where there is no screen)
	@script/run

.PHONY: build
build: ## bin/entra-studio: window and commands
	CGO_ENABLED=1 go build $(VCS) -tags "$(TAGS)" -o bin/entra-studio .

.PHONY: cli
cli: ## bin/entra-studio-cli: commands only, static
	CGO_ENABLED=0 go build $(VCS) -o bin/entra-studio-cli .

.PHONY: test
test: setup-test vet unit race window-test database-test cases conformance ## set up and run every test

.PHONY: setup-test
setup-test:
	@script/setup window window-test race readers keychain $(if $(DATABASE_TESTS),database) $(if $(CASES),cases)

.PHONY: vet
vet: ## go vet, without and with the window
	CGO_ENABLED=0 go vet ./...
	CGO_ENABLED=1 go vet -tags "$(TAGS),xvfb" . $(if $(WINDOW_TESTS),./app/window/...)

.PHONY: unit
unit: ## all tests that need neither C, a display nor a server
	CGO_ENABLED=0 go test ./...

.PHONY: race
race: ## the same tests, shortened, under the race detector
	CGO_ENABLED=1 go test -race -short -tags "$(TAGS)" $(RACE_PACKAGES)

.PHONY: window-test
window-test: $(if $(WINDOW_TESTS),build) ## the real window on a display in memory
ifneq ($(WINDOW_TESTS),)
	CGO_ENABLED=1 ENTRA_STUDIO_PROGRAM="$$PWD/bin/entra-studio" \
		script/display go test -count=1 -timeout 5m -tags "$(TAGS),xvfb" ./app/window/...
else
	@echo "no tests of the real window yet"
endif

.PHONY: database-test
database-test: ## the tests that use a PostgreSQL of their own
ifneq ($(DATABASE_TESTS),)
	CGO_ENABLED=0 script/postgres run go test -count=1 $(DATABASE_TESTS)
else
	@echo "no tests that need a database yet"
endif

.PHONY: cases
cases: $(if $(CASES),cli) ## the sample cases, where they are at hand
ifneq ($(CASES),)
	@script/cases $(CASES) "$$PWD/bin/entra-studio-cli" $(CASES_RIGHT)
else
	@echo "the sample cases are not at hand"
endif

.PHONY: conformance
conformance: ## public test vectors for tokens, where they are at hand
ifneq ($(VECTORS),)
	CGO_ENABLED=0 ENTRA_STUDIO_VECTORS="$(abspath $(VECTORS))" go test -count=1 $(VECTOR_TESTS)
else
	@echo "the public test vectors are not at hand"
endif

.PHONY: lint
lint: setup-lint ## form, vet, staticcheck, complexity, architecture, shell scripts
	@unformed=$$(CGO_ENABLED=0 go run $(GOFUMPT) -l .); \
	if [ -n "$$unformed" ]; then echo "not in gofumpt's form (make format mends it):" $$unformed; exit 1; fi
	CGO_ENABLED=0 go vet ./...
	CGO_ENABLED=0 go run $(STATICCHECK) ./...
	CGO_ENABLED=1 go run $(STATICCHECK) -tags "$(TAGS),xvfb" . $(if $(wildcard app/window/*.go),./app/window/...)
	CGO_ENABLED=0 go run $(GOCYCLO) -over 15 -ignore '/testdata/' .
	CGO_ENABLED=0 go test .
	if command -v shellcheck >/dev/null; then find script .ci -maxdepth 1 -type f | xargs shellcheck; fi
	@$(if $(wildcard $(FINDING_DOCS)/*.go),$(MAKE) --no-print-directory docs-check)

.PHONY: setup-lint
setup-lint:
	@script/setup window lint

.PHONY: format
format: ## put every Go file into gofumpt's form
	CGO_ENABLED=0 go run $(GOFUMPT) -w .

.PHONY: bench
bench: ## benchmarks (BENCH=pattern)
	CGO_ENABLED=0 go test -run '^$$' -bench '$(BENCH)' -benchmem ./...

.PHONY: bench-window
bench-window: build ## start and memory of the window against a bare Fyne window, and its stalls
	@script/setup display
	@script/bench-window "$(TAGS)"

.PHONY: golden
golden: ## write every golden file anew
	@script/golden

.PHONY: fuzz
fuzz: ## every fuzz target for FUZZTIME (10s) each
	@script/fuzz $(FUZZTIME)

.PHONY: docs
docs: ## write docs/findings anew from the catalogue of findings
	CGO_ENABLED=0 go run $(FINDING_DOCS)

.PHONY: docs-check
docs-check: ## fail when docs/findings is not what "make docs" writes
	@rm -rf build/findings && mkdir -p build docs/findings && cp -r docs/findings build/findings
	@$(MAKE) --no-print-directory docs
	@diff -r build/findings docs/findings || { echo "docs/findings was stale; it is fresh now: commit it"; exit 1; }

.PHONY: clean
clean: ## remove what was built
	rm -rf bin build
