package command

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"entrastudio/importers"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/refusal"
	"entrastudio/model/token"

	"github.com/spf13/cobra"
)

// sizeLimit is how much of one input is read; more is refused by its reader
// with a line and a column.
const sizeLimit = 10<<20 + 1

// evidenceArgs are the arguments of every verb that reads evidence.
type evidenceArgs struct {
	Camunda   string
	At        string
	Keys      string
	Component string
	Files     []string
}

// declare declares the flags, and says what the arguments are.
func (a *evidenceArgs) declare(c *cobra.Command) {
	c.Annotations = map[string]string{
		"FILE...": "A plan or any evidence: values, env and Compose files, tokens, psql output, app registrations, logs, keys. Its kind is recognised, or said: values=F, env=F, env/operate=F, compose=F, token=F, audiences=F, registrations=F, log=F, keys=F, plan=F. - is standard input.",
	}
	f := c.Flags()
	minorVar(c, &a.Camunda, "camunda", "The Camunda `MINOR`, such as 8.8; recognised when it is not given.")
	f.StringVar(&a.At, "at", "", "The `TIME` to judge by, as RFC 3339; now when it is not given.")
	f.StringVar(&a.Keys, "keys", "", "A key set (`JWKS`) to check signatures with.")
	f.StringVar(&a.Component, "component", "", "The component whose tokens and login are meant, by its `NAME`.")
}

// errNoFile is what a verb says that was given nothing to read.
var errNoFile = errors.New("no file was given")

// errInputTwice is said where standard input is named for two inputs.
var errInputTwice = &refusal.Error{
	File: "-", What: "standard input is named twice and can be read once", Hint: "give one of the two as a file",
}

// picture reads all inputs into one picture.
func (a *evidenceArgs) picture(p *Program) (*evidence.Picture, error) {
	sources, err := readSources(p, a.arguments())
	if err != nil {
		return nil, err
	}
	return importers.Read(sources, importers.Options{Minor: catalog.Minor(a.Camunda), AsWell: true, Open: p.readFile})
}

func (a *evidenceArgs) arguments() []string {
	if a.Keys == "" {
		return a.Files
	}
	return append(append([]string{}, a.Files...), "keys="+a.Keys)
}

// moment is the time that the verdicts are made for: what --at says, else now.
func (p *Program) moment(said string) (time.Time, error) {
	if said == "" {
		return p.Now(), nil
	}
	at, err := time.Parse(time.RFC3339, said)
	if err != nil {
		return time.Time{}, fmt.Errorf("--at %s: write the time as RFC 3339, such as 2026-11-22T10:00:00Z", said)
	}
	return at, nil
}

// validate refuses a minor or component that the catalogue does not know before
// anything is read.
func (a *evidenceArgs) validate() error {
	if err := knownMinor(a.Camunda); err != nil {
		return err
	}
	return knownComponent(a.Component)
}

// knownMinor refuses a minor that the catalogue does not know; none is to be
// recognised.
func knownMinor(minor string) error {
	if minor != "" && !catalog.Minor(minor).Known() {
		return fmt.Errorf("--camunda %s: the catalogue knows %v", minor, catalog.Minors())
	}
	return nil
}

func knownComponent(name string) error {
	if name == "" {
		return nil
	}
	for _, minor := range catalog.Minors() {
		c, err := catalog.Of(minor)
		if err != nil {
			return err
		}
		if c.Component(catalog.Name(name)) != nil {
			return nil
		}
	}
	return fmt.Errorf("--component %s: no Camunda minor has a component of this name", name)
}

func readSources(p *Program, arguments []string) ([]importers.Source, error) {
	if len(arguments) == 0 {
		return nil, errNoFile
	}
	sources, read := make([]importers.Source, 0, len(arguments)), false
	for _, argument := range arguments {
		kind, service, file, err := importers.ParseArgument(argument)
		if err != nil {
			return nil, err
		}
		if file == "-" && read {
			return nil, errInputTwice
		}
		read = read || file == "-"
		data, err := readInput(p, file)
		if err != nil {
			return nil, err
		}
		sources = append(sources, importers.Source{Name: file, Data: data, Kind: kind, Service: service})
	}
	return sources, nil
}

// errTokenAsName is said instead of a file that cannot be opened, which would
// repeat the token. A token among the arguments is in the shell's history and in
// the list of processes already.
var errTokenAsName = &refusal.Error{
	File: "(a token)", What: "a token was given in the place of a file's name",
	Hint: "give it on standard input with -; it now stands in the shell's history",
}

// isToken reports whether a file's name is a token: three parts, the first of
// them the base64url text of a JSON object.
func isToken(name string) bool {
	name = strings.TrimSpace(strings.TrimPrefix(name, "Bearer "))
	return strings.HasPrefix(name, "ey") && strings.Count(name, ".") >= 2 && len(token.Read(name).Header.Members()) > 0
}

func readInput(p *Program, file string) ([]byte, error) {
	if file != "-" {
		return p.readFile(file)
	}
	data, err := p.readUpTo(p.In, 0)
	if err != nil {
		return nil, fmt.Errorf("standard input: %w", err)
	}
	return data, nil
}

// readFile reads a file that was named as an argument, or in a Compose file: its
// reader has put the folder before the name already.
func (p *Program) readFile(file string) ([]byte, error) {
	if isToken(file) {
		return nil, errTokenAsName
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if info.IsDir() {
		return nil, &refusal.Error{File: file, What: "is a directory", Hint: "name its files, such as " + filepath.Join(file, "*")}
	}
	return p.readUpTo(f, info.Size())
}

// muchInput is from how many bytes on an input is large: below, what a command makes of
// it stays small.
const muchInput = 64 << 10

// readUpTo reads as much as is read of one input, into room for a size that is
// known beforehand: room that grows leaves twice as much behind.
func (p *Program) readUpTo(from io.Reader, size int64) ([]byte, error) {
	limited := io.LimitReader(from, sizeLimit)
	var data bytes.Buffer
	data.Grow(int(min(max(size, 0), sizeLimit)) + bytes.MinRead)
	switch _, err := io.CopyN(&data, limited, muchInput); {
	case errors.Is(err, io.EOF):
		return data.Bytes(), nil
	case err != nil:
		return data.Bytes(), err
	}
	if p.Much != nil {
		p.Much()
	}
	_, err := data.ReadFrom(limited)
	return data.Bytes(), err
}
