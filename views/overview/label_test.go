package overview

import "testing"

func TestALabelShowsWhereTwoValuesPart(t *testing.T) {
	for _, c := range []struct{ left, right, wantLeft, wantRight string }{
		{"http://localhost:8087", "http://localhost:8087/", "\u202687", "\u202687/"},
		{"https://o.example/sso-callback", "https://o.example/identity-callback", "\u2026e/sso-callback", "\u2026e/identity-callback"},
		{"1c8f7b63-a4e2", "api://1c8f7b63", "1c8f7b63-a4e2", "api://1c8f7b63"},
	} {
		if left, right, _ := apart(c.left, c.right); left != c.wantLeft || right != c.wantRight {
			t.Errorf("%q and %q: %q, %q", c.left, c.right, left, right)
		}
	}
}
