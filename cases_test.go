package main_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"entrastudio/app/command"
	"entrastudio/importers"
	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
)

// sample is one folder of testdata/cases: what a person hands over, and what
// must be found in it.
type sample struct {
	About     string   `json:"about"`
	Camunda   string   `json:"camunda"`
	At        string   `json:"at"`
	Component string   `json:"component"`
	Files     []string `json:"files"`
	// Expect lists the codes that must be reported, Allow those that may be.
	Expect      []string          `json:"expect"`
	Allow       []string          `json:"allow"`
	ComponentOf map[string]string `json:"component_of"`
	Login       map[string]string `json:"login"`

	folder string
}

// answer is what the command says of a sample.
type answer struct {
	Findings []struct {
		Code      string `json:"code"`
		Severity  string `json:"severity"`
		Component string `json:"component"`
		Where     string `json:"where"`
		Title     string `json:"title"`
		Detail    string `json:"detail"`
	} `json:"findings"`
	Logins []struct {
		Component string `json:"component"`
		Outcome   string `json:"outcome"`
	} `json:"logins"`
	status int
}

func samples(t *testing.T) []sample {
	t.Helper()
	paths, err := filepath.Glob("testdata/cases/*/case.json")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	all := make([]sample, 0, len(paths))
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		s := sample{folder: filepath.Dir(path)}
		if err := json.Unmarshal(data, &s); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		all = append(all, s)
	}
	return all
}

// check runs the command in the sample's folder.
func (s *sample) check(t *testing.T) answer {
	t.Helper()
	t.Chdir(s.folder)
	args := []string{"check", "--format", "json"}
	for option, value := range map[string]string{"--camunda": s.Camunda, "--at": s.At, "--component": s.Component} {
		if value != "" {
			args = append(args, option, value)
		}
	}
	var out, errors bytes.Buffer
	status := command.Run(context.Background(), append(args, s.Files...), command.Program{In: &bytes.Buffer{}, Out: &out, Err: &errors})
	a := answer{status: status}
	if err := json.Unmarshal(out.Bytes(), &a); err != nil {
		t.Fatalf("exit status %d, %s: %v", status, errors.String(), err)
	}
	return a
}

func TestCasesAreJudgedRightAndNothingElseIsRaised(t *testing.T) {
	for _, s := range samples(t) {
		t.Run(filepath.Base(s.folder), func(t *testing.T) {
			a := s.check(t)
			s.judgeFindings(t, a)
			s.judgeLogins(t, a)
		})
	}
}

func (s *sample) judgeFindings(t *testing.T, a answer) {
	t.Helper()
	found, failed := map[string][]string{}, 0
	for _, f := range a.Findings {
		found[f.Code] = append(found[f.Code], f.Component)
		declared, _ := check.Lookup(check.Code(f.Code))
		if string(declared.Severity) != f.Severity {
			t.Errorf("%s is declared as %q and reported as %q", f.Code, declared.Severity, f.Severity)
		}
		if f.Severity == string(check.Error) {
			failed = 1
		}
		if f.Severity != string(check.Note) && !slices.Contains(s.Expect, f.Code) && !slices.Contains(s.Allow, f.Code) {
			t.Errorf("false alarm: %s (%s) at %s: %s", f.Code, f.Component, f.Where, f.Detail)
		}
	}
	for _, code := range s.Expect {
		if len(found[code]) == 0 {
			t.Errorf("missed: %s", code)
		}
	}
	for code, component := range s.ComponentOf {
		if len(found[code]) > 0 && !slices.Contains(found[code], component) {
			t.Errorf("%s names %v, not %s", code, found[code], component)
		}
	}
	if a.status != failed {
		t.Errorf("exit status %d", a.status)
	}
}

func (s *sample) judgeLogins(t *testing.T, a answer) {
	t.Helper()
	outcomes := map[string]string{}
	for _, l := range a.Logins {
		if outcomes[l.Component] == "" {
			outcomes[l.Component] = l.Outcome
		}
	}
	for component, outcome := range s.Login {
		if outcomes[component] != outcome {
			t.Errorf("the login to %s ends as %q, not %q", component, outcomes[component], outcome)
		}
	}
}

// picture reads a sample's files as the command does.
func (s *sample) picture(t *testing.T) *evidence.Picture {
	t.Helper()
	var sources []importers.Source
	for _, argument := range s.Files {
		kind, service, file, err := importers.ParseArgument(argument)
		if err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(filepath.Join(s.folder, file))
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, importers.Source{Name: file, Data: data, Kind: kind, Service: service})
	}
	pic, err := importers.Read(sources, importers.Options{
		Minor: catalog.Minor(s.Camunda),
		Open:  func(name string) ([]byte, error) { return os.ReadFile(filepath.Join(s.folder, name)) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return pic
}

// options are those with which the command would check a sample.
func (s *sample) options(t *testing.T) check.Options {
	t.Helper()
	opts := check.Options{Component: catalog.Name(s.Component)}
	if s.At != "" {
		at, err := time.Parse(time.RFC3339, s.At)
		if err != nil {
			t.Fatal(err)
		}
		opts.At = at
	}
	return opts
}

// TestEveryRuleIsNeeded switches each rule off in turn: a case that needs it
// must then fail. Entra's own codes come from one table and one rule each; one
// of them stands for all.
func TestEveryRuleIsNeeded(t *testing.T) {
	expecting := map[string]*sample{}
	all := samples(t)
	for i := range all {
		for _, code := range all[i].Expect {
			if expecting[code] == nil {
				expecting[code] = &all[i]
			}
		}
	}
	entra := false
	for _, declared := range check.Declarations() {
		code := string(declared.Code)
		s := expecting[code]
		if strings.HasPrefix(code, "entra.AADSTS") {
			entra = entra || s != nil
			continue
		}
		if declared.Severity == check.Note {
			continue
		}
		if s == nil {
			t.Errorf("%s: no case would notice if its rule were gone", code)
			continue
		}
		pic, opts := s.picture(t), s.options(t)
		if !reports(check.Run(pic, opts), declared.Code) {
			t.Errorf("%s: %s does not need its rule", code, s.folder)
		}
		opts.Without = []check.Code{declared.Code}
		if reports(check.Run(pic, opts), declared.Code) {
			t.Errorf("%s: %s finds it without its rule", code, s.folder)
		}
	}
	if !entra {
		t.Error("no case expects an error code of Entra")
	}
}

func reports(findings []check.Finding, code check.Code) bool {
	return slices.ContainsFunc(findings, func(f check.Finding) bool { return f.Code == code })
}

func TestCasesCoverEveryMinorAndKindOfEvidence(t *testing.T) {
	minors, kinds := map[catalog.Minor]bool{}, map[evidence.Kind]bool{}
	for _, s := range samples(t) {
		pic := s.picture(t)
		minors[catalog.Minor(s.Camunda)] = true
		for _, input := range pic.Inputs {
			kinds[input.Kind] = true
		}
	}
	for _, minor := range catalog.Minors() {
		if !minors[minor] {
			t.Errorf("no case is of Camunda %s", minor)
		}
	}
	for _, kind := range importers.Kinds() {
		if !kinds[kind] {
			t.Errorf("no case holds evidence of the kind %s", kind)
		}
	}
}
