package plan_test

import (
	"strings"
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

func TestAStarterHasAPlaceForEachIDThatIsToBeFilledIn(t *testing.T) {
	for _, minor := range catalog.Minors() {
		c, err := catalog.Of(minor)
		if err != nil {
			t.Fatal(err)
		}
		starter := plan.Starter(c)
		doc, err := plan.StarterFile(starter)
		if err != nil {
			t.Fatal(err)
		}
		text := string(doc.Bytes())
		if !strings.Contains(text, "\n\ntenant:\n  id: \"\"\n\nfirstAdmin:\n  claim: preferred_username\n  value: \"\"\n") {
			t.Errorf("%s: no place for the tenant or the first administrator:\n%s", minor, text)
		}
		if got := strings.Count(text, "\n    clientId: \"\"\n"); got != len(starter.Registrations) {
			t.Errorf("%s: %d places for the IDs of %d registrations", minor, got, len(starter.Registrations))
		}
		if !doc.Plan().Equal(starter) {
			t.Errorf("%s: the file says another plan", minor)
		}
	}
}
