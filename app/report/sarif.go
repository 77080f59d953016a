package report

import (
	"fmt"
	"io"
	"strings"

	"entrastudio/model/check"
)

// The types below are the part of SARIF 2.1.0 that code scanning reads.
type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool        sarifTool         `json:"tool"`
	Invocations []sarifInvocation `json:"invocations,omitempty"`
	Results     []sarifResult     `json:"results"`
}

type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Notifications []sarifNotification `json:"toolExecutionNotifications"`
}

type sarifNotification struct {
	Level   string    `json:"level"`
	Message sarifText `json:"message"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name    string      `json:"name"`
	Version string      `json:"version"`
	Rules   []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string       `json:"id"`
	ShortDescription sarifText    `json:"shortDescription"`
	FullDescription  sarifText    `json:"fullDescription"`
	Help             sarifText    `json:"help"`
	HelpURI          string       `json:"helpUri,omitempty"`
	Default          sarifDefault `json:"defaultConfiguration"`
}

type sarifDefault struct {
	Level string `json:"level"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      sarifText         `json:"message"`
	Locations    []sarifLocation   `json:"locations"`
	Fingerprints map[string]string `json:"partialFingerprints"`
}

type sarifLocation struct {
	Physical sarifPhysical  `json:"physicalLocation"`
	Logical  []sarifLogical `json:"logicalLocations,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn,omitempty"`
}

type sarifLogical struct {
	FullyQualifiedName string `json:"fullyQualifiedName"`
}

// SARIF writes the findings for code scanning, SARIF 2.1.0. A finding without a
// line is placed at the first line of the file that it comes from, because code
// scanning shows nothing that has no region.
func (r *Report) SARIF(w io.Writer) error {
	rules, index := r.sarifRules()
	run := sarifRun{
		Tool:    sarifTool{sarifDriver{Name: "entra-studio", Version: r.Version, Rules: rules}},
		Results: []sarifResult{},
	}
	prints := fingerprints{}
	for _, f := range run.shown(r.Findings) {
		run.Results = append(run.Results, r.sarifResult(f, index, prints))
	}
	return Encode(w, sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	})
}

// shown picks what code scanning takes of many findings, the most severe, and notes
// that there are more. They keep their order.
func (run *sarifRun) shown(findings []check.Finding) []*check.Finding {
	var shown []*check.Finding
	room := mostResults
	for _, severity := range []check.Severity{check.Error, check.Warning, check.Note} {
		for i := range findings {
			if findings[i].Severity == severity && room > 0 {
				shown = append(shown, &findings[i])
				room--
			}
		}
	}
	if len(shown) == len(findings) {
		shown = shown[:0]
		for i := range findings {
			shown = append(shown, &findings[i])
		}
		return shown
	}
	run.Invocations = []sarifInvocation{{Successful: true, Notifications: []sarifNotification{{
		Level:   "warning",
		Message: sarifText{fmt.Sprintf("%d of %d findings are shown, the most severe", len(shown), len(findings))},
	}}}}
	return shown
}

func (r *Report) sarifRules() ([]sarifRule, map[check.Code]int) {
	rules, index := []sarifRule{}, map[check.Code]int{}
	for i := range r.Findings {
		f := &r.Findings[i]
		if _, done := index[f.Code]; done {
			continue
		}
		index[f.Code] = len(rules)
		rule := sarifRule{
			ID: string(f.Code), ShortDescription: sarifText{clipped(f.Title)}, FullDescription: sarifText{clipped(f.Title)},
			Help: sarifText{f.Fix.Words}, Default: sarifDefault{level(f.Severity)},
		}
		if d, ok := check.Lookup(f.Code); ok {
			rule.ShortDescription.Text, rule.FullDescription.Text, rule.Help.Text = clipped(d.Title), clipped(d.Explanation), d.Mend
			if len(d.Links) > 0 {
				rule.HelpURI = d.Links[0]
			}
		}
		rules = append(rules, rule)
	}
	return rules, index
}

func (r *Report) sarifResult(f *check.Finding, index map[check.Code]int, prints fingerprints) sarifResult {
	file := f.Place.File
	if file == "" && len(r.Picture.Inputs) > 0 {
		file = r.Picture.Inputs[0].File
	}
	location := sarifLocation{Physical: sarifPhysical{
		Artifact: sarifArtifact{artifactURI(file)},
		Region:   &sarifRegion{StartLine: max(1, f.Place.Line), StartColumn: f.Place.Column},
	}}
	if f.Place.Address != "" {
		location.Logical = []sarifLogical{{f.Place.Address}}
	}
	return sarifResult{
		RuleID: string(f.Code), RuleIndex: index[f.Code], Level: level(f.Severity),
		Message:      sarifText{strings.TrimSpace(f.Title + ". " + f.Detail)},
		Locations:    []sarifLocation{location},
		Fingerprints: prints.of(f),
	}
}

func level(s check.Severity) string { return string(s) }
