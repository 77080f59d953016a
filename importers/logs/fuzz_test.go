package logs_test

import (
	"strings"
	"testing"

	"entrastudio/importers/logs"
	"entrastudio/model/catalog"
	"entrastudio/model/lookup"
)

func FuzzRead(f *testing.F) {
	f.Add("operate-1 | AADSTS50011: The redirect URI 'https://a' ... application 'b'\nTrace ID: x")
	f.Add(`{"message":"GET /api/permissions/for-token?audience=a 403","logger":"io.camunda.operate.x"}`)
	f.Add("Connection refused\n\tat io.camunda.identity.sdk.X\n")
	f.Add("?error=x&error_description=AADSTS9002326%3a+x")
	c, err := catalog.Of(catalog.V87)
	if err != nil {
		f.Fatal(err)
	}
	x := lookup.New(c)
	f.Fuzz(func(t *testing.T, text string) {
		count := strings.Count(text, "\n") + 1
		for _, line := range logs.Read(x, "f", text) {
			if line.Place.Line < 1 || line.Place.Line > count || line.Place.Column < 1 || strings.Contains(line.Text, "\n") {
				t.Fatalf("%+v", line)
			}
		}
	})
}
