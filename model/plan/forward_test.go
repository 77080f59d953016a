package plan_test

import (
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// forwardsOf lists the local ports of a plan's forwards by component and what.
func forwardsOf(t *testing.T, urls map[catalog.Name]string) map[string]int {
	t.Helper()
	c, err := catalog.Of(catalog.V87)
	if err != nil {
		t.Fatal(err)
	}
	p := plan.Starter(c)
	for name, url := range urls {
		p.Component(name).URL = url
	}
	ports, taken := map[string]int{}, map[int]string{}
	for _, f := range p.Forwards(c) {
		key := string(f.Component.Name) + ", " + f.What
		if other := taken[f.Local]; other != "" {
			t.Errorf("%s and %s both take %d", key, other, f.Local)
		}
		ports[key], taken[f.Local] = f.Local, key
	}
	return ports
}

func TestAPageIsForwardedToThePortOfThePlansURL(t *testing.T) {
	ports := forwardsOf(t, map[catalog.Name]string{
		catalog.ManagementIdentity: "http://localhost:8084",
		catalog.WebModeler:         "http://127.0.0.1:8070/modeler",
		catalog.Console:            "https://localhost:9443",
		catalog.Operate:            "http://localhost:80",
		catalog.Tasklist:           "https://tasklist.example.com",
	})
	for key, want := range map[string]int{
		"management-identity, user interface": 8084,
		"web-modeler, user interface":         8070,
		"web-modeler, websockets":             8085,
		"console, user interface":             8087,
		"operate, user interface":             8081,
		"tasklist, user interface":            8082,
		"zeebe, gRPC":                         26500,
	} {
		if ports[key] != want {
			t.Errorf("%s is forwarded to %d, want %d", key, ports[key], want)
		}
	}
}

func TestWhatElseWouldHaveHadThePortTakesTheNextFreeOne(t *testing.T) {
	ports := forwardsOf(t, map[catalog.Name]string{
		catalog.Operate:  "http://localhost:8085",
		catalog.Tasklist: "http://localhost:8085",
	})
	for key, want := range map[string]int{
		"operate, user interface":  8085,
		"tasklist, user interface": 8082,
		"web-modeler, websockets":  8089,
	} {
		if ports[key] != want {
			t.Errorf("%s is forwarded to %d, want %d", key, ports[key], want)
		}
	}
}
