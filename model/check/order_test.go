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
