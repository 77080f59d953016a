package tenant_test

import (
	"fmt"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/views/studiotest"
	"entrastudio/views/tenant"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

// BenchmarkALetterOfASearch is what one letter costs in a tenant of ten thousand
// apps: more than 50 ms would be felt.
func BenchmarkALetterOfASearch(b *testing.B) {
	source := &directory{state: signedIn()}
	for i := range 10_000 {
		source.state.Apps = append(source.state.Apps, tenant.App{
			Name: fmt.Sprintf("app %05d", i), ClientID: fmt.Sprintf("5b2c7c0e-0000-4c64-b905-%012d", i),
			Redirects: []string{fmt.Sprintf("https://app%d.harbour.example.net/auth/login-callback", i)},
		})
	}
	source.state.Listed = true
	s := studiotest.New(b, catalog.V88, nil)
	d := studiotest.Open(b, viewtest.Setup{}, s, tenant.New(s, source))
	d.TapHint(words.T("tenant.topics")).Tap(words.N("tenant.topic.apps.read", 10_000))
	d.Tap(words.T("tenant.search")).Type("app")
	for b.Loop() {
		d.Type("9").Key("BackSpace")
	}
}

// BenchmarkAnUpdate is what a change anywhere in the studio costs this panel.
func BenchmarkAnUpdate(b *testing.B) {
	source := &directory{state: signedIn()}
	for i := range 10_000 {
		source.state.Apps = append(source.state.Apps, tenant.App{Name: fmt.Sprintf("app %05d", i), ClientID: fmt.Sprint(i)})
	}
	source.state.Listed = true
	s := studiotest.New(b, catalog.V88, nil)
	d := studiotest.Open(b, viewtest.Setup{}, s, tenant.New(s, source))
	d.TapHint(words.T("tenant.topics")).Tap(words.N("tenant.topic.apps.read", 10_000))
	for b.Loop() {
		source.tell()
	}
}
