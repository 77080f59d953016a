package reconcile

import (
	"encoding/json"
	"testing"
)

func TestValuesAreComparedAsGraphTakesThem(t *testing.T) {
	for _, test := range []struct {
		a, b string
		same bool
	}{
		{`["a","b"]`, `["b","a"]`, true},
		{`["a"]`, `["a","a"]`, false},
		{`[]`, `["a"]`, false},
		{`null`, `null`, true},
		{`null`, `2`, false},
		{`{"idToken":[],"accessToken":[{"name":"x"}]}`, `{"accessToken":[{"additionalProperties":[],"source":null,"name":"x"}]}`, true},
		{`{"enableIdTokenIssuance":false}`, `{"enableIdTokenIssuance":true}`, false},
		{`[{"a":["y","x"]},{"b":1}]`, `[{"b":1},{"a":["x","y"]}]`, true},
		{`torn`, `torn`, true},
	} {
		if got := sameJSON(json.RawMessage(test.a), json.RawMessage(test.b)); got != test.same {
			t.Errorf("%s and %s: %v", test.a, test.b, got)
		}
	}
}
