package report

import (
	"encoding/json"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
)

// scanned is what code scanning reads of a SARIF file.
type scanned struct {
	Schema  string `json:"$schema"`
	Version string `json:"version"`
	Runs    []struct {
		Tool struct {
			Driver struct {
				Name  string `json:"name"`
				Rules []struct {
					ID     string `json:"id"`
					Short  text   `json:"shortDescription"`
					Full   text   `json:"fullDescription"`
					Help   text   `json:"help"`
					Config struct {
						Level string `json:"level"`
					} `json:"defaultConfiguration"`
				} `json:"rules"`
			} `json:"driver"`
		} `json:"tool"`
		Invocations []struct {
			Successful *bool `json:"executionSuccessful"`
		} `json:"invocations"`
		Results []struct {
			RuleID    string `json:"ruleId"`
			RuleIndex *int   `json:"ruleIndex"`
			Level     string `json:"level"`
			Message   text   `json:"message"`
			Locations []struct {
				Physical struct {
					Artifact struct {
						URI string `json:"uri"`
					} `json:"artifactLocation"`
					Region map[string]int `json:"region"`
				} `json:"physicalLocation"`
			} `json:"locations"`
			Fingerprints map[string]string `json:"partialFingerprints"`
		} `json:"results"`
	} `json:"runs"`
}

type text struct {
	Text string `json:"text"`
}

// asScanned writes findings and reads them as code scanning does.
func asScanned(t *testing.T, findings []check.Finding) scanned {
	t.Helper()
	r := &Report{Version: "1.0.0", Picture: &evidence.Picture{Inputs: []evidence.Input{{File: "values.yaml"}}}, Findings: findings}
	var out strings.Builder
	if err := r.SARIF(&out); err != nil {
		t.Fatal(err)
	}
	var s scanned
	if err := json.Unmarshal([]byte(out.String()), &s); err != nil {
		t.Fatal(err)
	}
	if len(s.Runs) != 1 || s.Version != "2.1.0" || !strings.Contains(s.Schema, "sarif-2.1.0") || s.Runs[0].Tool.Driver.Name == "" {
		t.Fatalf("no run of SARIF 2.1.0: %+v", s)
	}
	return s
}

// everyFinding gives every declared finding twice, at places with odd names, as of two
// rules with one name.
func everyFinding() []check.Finding {
	files := []string{"values.yaml", "./deploy/my values.yaml", "/srv/100%/v.yaml", `C:\camunda\values.yaml`, "a:b.yaml", "größe#1?.yaml", "-", "", "../x.yaml"}
	var findings []check.Finding
	for i, d := range check.Declarations() {
		place := evidence.Place{File: files[i%len(files)], Line: i % 3, Column: i % 2, Address: "global.identity"}
		one := check.Finding{Code: d.Code, Severity: d.Severity, Component: catalog.Operate, Title: d.Title, Detail: "because", Place: place}
		findings = append(findings, one, one)
	}
	return findings
}

func isLevel(level string) bool {
	return slices.Contains([]string{"error", "warning", "note"}, level)
}

// The rules and results of every declared finding are held to what GitHub's code
// scanning asks of a SARIF file (GitHub docs, SARIF support for code scanning).
func TestCodeScanningTakesTheRuleOfEveryFinding(t *testing.T) {
	findings := everyFinding()
	rules := asScanned(t, findings).Runs[0].Tool.Driver.Rules
	if len(rules) != len(findings)/2 {
		t.Fatalf("%d rules of %d findings", len(rules), len(findings))
	}
	for _, rule := range rules {
		if rule.ID == "" || rule.Short.Text == "" || rule.Full.Text == "" || rule.Help.Text == "" || !isLevel(rule.Config.Level) {
			t.Errorf("the rule %+v lacks what is required", rule)
		}
		if len([]rune(rule.Short.Text)) > 1024 || len([]rune(rule.Full.Text)) > 1024 || len(rule.ID) > 255 {
			t.Errorf("the rule %s is too long", rule.ID)
		}
	}
}

func TestCodeScanningTakesTheResultOfEveryFinding(t *testing.T) {
	findings := everyFinding()
	run := asScanned(t, findings).Runs[0]
	if len(run.Results) != len(findings) {
		t.Fatalf("%d results of %d findings", len(run.Results), len(findings))
	}
	fingerprint, known := regexp.MustCompile(`^[0-9a-f]{16}:[1-9]\d*$`), map[string]bool{}
	for _, r := range run.Results {
		if r.RuleIndex == nil || run.Tool.Driver.Rules[*r.RuleIndex].ID != r.RuleID || !isLevel(r.Level) || r.Message.Text == "" || len(r.Locations) != 1 {
			t.Fatalf("the result %+v lacks what is required", r)
		}
		region := r.Locations[0].Physical.Region
		if column, given := region["startColumn"]; region["startLine"] < 1 || given && column < 1 {
			t.Errorf("%s: region %v counts from 1", r.RuleID, region)
		}
		print := r.Fingerprints["primaryLocationLineHash"]
		if !fingerprint.MatchString(print) || known[print] {
			t.Errorf("%s: fingerprint %q is no hash with a count, or stands twice", r.RuleID, print)
		}
		known[print] = true
	}
}

func TestFilesAreNamedByURIReferences(t *testing.T) {
	for file, want := range map[string]string{
		"values.yaml":               "values.yaml",
		"./deploy/my values.yaml":   "deploy/my%20values.yaml",
		"../x.yaml":                 "../x.yaml",
		"/srv/100%/v.yaml":          "file:///srv/100%25/v.yaml",
		`C:\camunda\my values.yaml`: "file:///C:/camunda/my%20values.yaml",
		`deploy\values.yaml`:        "deploy/values.yaml",
		"a:b.yaml":                  "./a:b.yaml",
		"größe#1?.yaml":             "gr%C3%B6%C3%9Fe%231%3F.yaml",
		"-":                         "stdin",
		"":                          "stdin",
	} {
		got := artifactURI(file)
		if got != want {
			t.Errorf("%q is named %q, want %q", file, got, want)
		}
		if parsed, err := url.Parse(got); err != nil || parsed.Scheme != "" && parsed.Scheme != "file" || parsed.Fragment != "" || parsed.RawQuery != "" {
			t.Errorf("%q is no URI reference of a file: %v %+v", got, err, parsed)
		}
	}
}

func TestAFingerprintOutlivesAMoveOfItsLine(t *testing.T) {
	finding := check.Finding{Code: "audience.is-uri", Severity: check.Error, Place: evidence.Place{File: "values.yaml", Line: 3, Address: "a.b"}}
	moved := finding
	moved.Place.Line = 30
	other := finding
	other.Place.Address = "a.c"
	if a, b := (fingerprints{}).of(&finding), (fingerprints{}).of(&moved); a["primaryLocationLineHash"] != b["primaryLocationLineHash"] {
		t.Errorf("%v and %v", a, b)
	}
	if a, b := (fingerprints{}).of(&finding), (fingerprints{}).of(&other); a["primaryLocationLineHash"] == b["primaryLocationLineHash"] {
		t.Errorf("two findings have %v", a)
	}
}

func TestOfTooManyFindingsTheMostSevereAreShown(t *testing.T) {
	findings := make([]check.Finding, mostResults+10)
	for i := range findings {
		findings[i] = check.Finding{Code: "a.b", Severity: check.Note, Title: "A note"}
	}
	findings[len(findings)-1].Severity = check.Error
	s := asScanned(t, findings)
	if got := len(s.Runs[0].Results); got != mostResults {
		t.Errorf("%d results, at most %d are taken", got, mostResults)
	}
	if s.Runs[0].Results[0].Level != "error" || len(s.Runs[0].Invocations) != 1 {
		t.Errorf("the error is left out, or that there are more is not said: %+v", s.Runs[0].Invocations)
	}
}
