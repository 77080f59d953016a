package entra_test

import (
	"encoding/json"
	"net/url"
	"testing"

	"entrastudio/model/entra"

	"github.com/google/go-cmp/cmp"
)

// FuzzRefused holds what is not refused to what Graph and a URL reader take.
func FuzzRefused(f *testing.F) {
	for _, uri := range []string{"https://a.example/b", "http://localhost:8080/", "http://[::1]/", "https://a/<b>", "https://\u00e9/", "%", "https:a", "https://a/\x00"} {
		f.Add("a", uri)
	}
	f.Fuzz(func(t *testing.T, name, uri string) {
		a := entra.Application{DisplayName: name, SPA: &entra.Redirects{RedirectURIs: []string{uri}}}
		if len(entra.Refused(a)) > 0 {
			return
		}
		data, err := json.Marshal(a)
		if err != nil {
			t.Fatal(err)
		}
		var read entra.Application
		if err := json.Unmarshal(data, &read); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(a, read); diff != "" {
			t.Errorf("json bends it: %s", diff)
		}
		if u, err := url.Parse(uri); err != nil || !u.IsAbs() || u.Hostname() == "" || len(uri) > 256 {
			t.Errorf("%q is taken for a redirect URI", uri)
		}
	})
}
