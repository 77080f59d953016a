package handover_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entrastudio/app/comparison"
	"entrastudio/app/handover"
	"entrastudio/exporters/exporttest"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// everything is a bundle of a plan with another tenant ID where one is said.
func everything(t *testing.T, tenant string) *handover.Bundle {
	t.Helper()
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		t.Fatal(err)
	}
	p := exporttest.Everything(c)
	if tenant != "" {
		p.Tenant.ID = tenant
	}
	doc, err := plan.New(p)
	if err != nil {
		t.Fatal(err)
	}
	return made(t, doc)
}

func TestTheLastExportIsComparedByMeaningAndByFile(t *testing.T) {
	const tenant = "0f0e6b7c-1111-4222-8333-944455566677"
	for _, name := range []string{"bundle", "bundle.zip"} {
		t.Run(name, func(t *testing.T) {
			next := everything(t, tenant)
			last := lastOf(t, filepath.Join(t.TempDir(), name), next)
			result, err := last.Against(next)
			if err != nil {
				t.Fatal(err)
			}
			if len(result.Differences) == 0 || result.Differences[0].Where != "tenant/id" || result.Differences[0].New.Text != tenant {
				t.Errorf("differences %+v", result.Differences)
			}
			changed := map[string]string{}
			for _, f := range result.Files {
				changed[f.Path] = f.Change
			}
			if changed["plan.yaml"] != "changed" || changed["SHA256SUMS"] != "changed" || changed["README.md"] != "" {
				t.Errorf("files %v", changed)
			}
			if same, err := last.Against(everything(t, "")); err != nil || !same.Same() {
				t.Errorf("the same export differs: %+v, %v", same, err)
			}
		})
	}
}

// lastOf writes a bundle with everything, and reads it as the last export.
func lastOf(t *testing.T, target string, next *handover.Bundle) *handover.Last {
	t.Helper()
	if _, err := handover.Write(target, everything(t, ""), handover.Options{}); err != nil {
		t.Fatal(err)
	}
	last, err := handover.ReadLast(target, next)
	if err != nil || last == nil || last.At.IsZero() || len(last.Edited) > 0 || len(last.Foreign) > 0 {
		t.Fatalf("%+v, %v", last, err)
	}
	return last
}

func TestWhatSomebodyWroteIntoTheLastExportIsNamed(t *testing.T) {
	target := filepath.Join(t.TempDir(), "bundle")
	if _, err := handover.Write(target, small(true), handover.Options{}); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(target, "notes.txt"), "mine")
	next := small(true)
	next.Files[1].Data = []byte("hello again")
	last, err := handover.ReadLast(target, next)
	if err != nil || len(last.Edited) > 0 {
		t.Fatalf("edited %v, %v", last.Edited, err)
	}
	put(t, filepath.Join(target, "a", "run.sh"), "edited by hand")
	if last, err = handover.ReadLast(target, next); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"a/run.sh"}, last.Edited); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"notes.txt"}, last.Foreign); diff != "" {
		t.Error(diff)
	}
}

func TestWithoutAnEarlierExportThereIsNothingToCompare(t *testing.T) {
	empty := t.TempDir()
	for _, target := range []string{empty, filepath.Join(empty, "new"), filepath.Join(empty, "new.zip")} {
		if last, err := handover.ReadLast(target, small(true)); last != nil || err != nil {
			t.Errorf("%s: %+v, %v", target, last, err)
		}
	}
	sealed, torn := filepath.Join(empty, "x.zip.age"), filepath.Join(empty, "x.zip")
	put(t, sealed, "age-encryption.org/v1")
	put(t, torn, "PK")
	if last, err := handover.ReadLast(sealed, small(true)); err != nil || !last.Sealed {
		t.Errorf("%+v, %v", last, err)
	} else if result, err := last.Against(small(true)); err != nil || !result.Same() {
		t.Errorf("an encrypted file differs: %+v, %v", result, err)
	}
	if _, err := handover.ReadLast(torn, small(true)); err == nil {
		t.Error("a torn zip file was read")
	}
}

func TestABrokenPlanStillLeavesTheFilesToCompare(t *testing.T) {
	older := comparison.Export{Name: "old", Files: map[string][]byte{"plan.yaml": []byte("kind: [")}}
	newer := comparison.Export{Name: "new", Files: map[string][]byte{"plan.yaml": []byte("kind: Plan"), "a": nil}}
	result, err := comparison.Exports(older, newer)
	if err == nil || result == nil || len(result.Files) != 2 {
		t.Errorf("%+v, %v", result, err)
	}
}

func TestStoppedWorkLeavesWhatWasThere(t *testing.T) {
	stop := errors.New("stop")
	doc := documents(t)["everything-8.8-compose"]
	var parts []string
	_, err := handover.MakeInSteps(doc, nil, func(what string, done, of int) error {
		if parts = append(parts, what); done == of-1 {
			return stop
		}
		return nil
	})
	if want := strings.Join(handover.PartsOf(plan.Compose), " "); !errors.Is(err, stop) || strings.Join(parts, " ") != want {
		t.Errorf("%v after %v, want %s", err, parts, want)
	}
	second := func(_ string, done, _ int) error {
		if done == 1 {
			return stop
		}
		return nil
	}
	parent := t.TempDir()
	there := filepath.Join(parent, "there")
	put(t, filepath.Join(there, "a", "run.sh"), "before")
	for _, name := range []string{"new", "there", "new.zip"} {
		_, err := handover.Write(filepath.Join(parent, name), small(true), handover.Options{Replace: true, Step: second})
		if !errors.Is(err, stop) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if entries, err := os.ReadDir(parent); err != nil || len(entries) != 1 {
		t.Errorf("%v are left, %v", entries, err)
	}
	if diff := cmp.Diff([]string{"drwx------ a", "-rw------- a/run.sh"}, listed(t, there)); diff != "" {
		t.Error(diff)
	}
}
