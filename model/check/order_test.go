package check

import (
	"testing"

	"entrastudio/model/catalog"
)

func TestWhatExplainsSomethingSeenComesFirst(t *testing.T) {
	c, err := catalog.Of(catalog.V87)
	if err != nil {
		t.Fatal(err)
	}
	findings := []Finding{
		{Code: "auth.type-not-microsoft", Component: catalog.Operate},
		{Code: "log.no-permission", Component: catalog.Operate, DependsOn: []Code{"database.audience-stale"}},
		{Code: "database.audience-stale", Component: catalog.Operate},
	}
	order(findings, c)
	want := []Code{"database.audience-stale", "auth.type-not-microsoft", "log.no-permission"}
	for i, code := range want {
		if findings[i].Code != code {
			t.Fatalf("place %d is %s, want %s", i, findings[i].Code, code)
		}
	}
}

func TestErrorsAndTheirCausesComeBeforeWhatCanWait(t *testing.T) {
	c, err := catalog.Of(catalog.V87)
	if err != nil {
		t.Fatal(err)
	}
	findings := []Finding{
		{Code: "version.out-of-support", Severity: Note},
		{Code: "keycloak.still-enabled", Severity: Warning},
		{Code: "secret.missing", Severity: Error},
		{Code: "plan.key-unread", Severity: Warning},
		{Code: "mapping.case-differs", Severity: Warning},
		{Code: "mapping.no-match", Severity: Error, DependsOn: []Code{"mapping.case-differs"}},
		{Code: "evidence.contradiction", Severity: Warning},
	}
	order(findings, c)
	want := []Code{
		"evidence.contradiction", "secret.missing", "mapping.case-differs", "mapping.no-match",
		"plan.key-unread", "keycloak.still-enabled", "version.out-of-support",
	}
	for i, code := range want {
		if findings[i].Code != code {
			t.Fatalf("place %d is %s, want %s", i, findings[i].Code, code)
		}
	}
}
