package workbench

import (
	"encoding/base64"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"entrastudio/importers"
	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/token"
)

// harbourToken is a token for the Orchestration Cluster of the starter plan.
func harbourToken(audience string) string {
	encode := base64.RawURLEncoding.EncodeToString
	payload := `{"aud":"` + audience + `","iss":"https://login.microsoftonline.com/6860403e-0000-4c64-b905-00000000000a/v2.0","exp":1768481100,"ver":"2.0"}`
	return encode([]byte(`{"alg":"RS256"}`)) + "." + encode([]byte(payload)) + "." + encode([]byte("unsigned"))
}

func TestEveryComponentJudgesAPastedToken(t *testing.T) {
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		t.Fatal(err)
	}
	pasted := importers.Source{Name: "paste 1", Data: []byte(harbourToken("another")), Kind: evidence.KindToken}
	picture, err := importers.Read([]importers.Source{pasted}, importers.Options{Plan: plan.Starter(c)})
	if err != nil {
		t.Fatal(err)
	}
	reports := reportsOf(picture, time.Date(2026, 1, 15, 12, 4, 0, 0, time.UTC))
	if len(reports) != 1 || len(reports[0].Verdicts) == 0 {
		t.Fatalf("%d reports, want one with verdicts", len(reports))
	}
	for _, v := range reports[0].Verdicts {
		if v.Accepted || v.Why == "" || v.Title == string(v.Component) {
			t.Errorf("%+v: want a refusal with its reason and the component's title", v)
		}
	}
	if reports[0].Signature.State != token.Unchecked {
		t.Errorf("without keys the signature is %s", reports[0].Signature.State)
	}
}

func TestThePanelOfTokensTakesWhatElseIsEvidence(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.Open("tokens")
	b.copied(audiences)
	b.Press("Ctrl+V").See("What was recognised")
	if got := b.Evidence(); len(got) != 1 || got[0].Kind != evidence.KindAudiences {
		t.Errorf("evidence %+v, want the audiences", got)
	}
}

func TestDecodedClaimsAreSaidToBeNoToken(t *testing.T) {
	b := fresh(t, newComputer(t))
	b.Open("tokens")
	b.copied(`{"aud": "a", "iss": "https://login.microsoftonline.com/6860403e-0000-4c64-b905-00000000000a/v2.0", "exp": 1768481100}`)
	b.Press("Ctrl+V").See("the claims of a decoded token", "Give the token as it was sent", "access_token")
	if len(b.Evidence()) != 0 {
		t.Errorf("evidence %+v", b.Evidence())
	}
	b.Key(fyne.KeyEscape)
	b.copied("eyJ0eXAi.broken")
	b.Press("Ctrl+V").See("Not a token that can be read")
}

func TestAPasteIsAKeySetOnlyWhereItIsOne(t *testing.T) {
	for text, want := range map[string]evidence.Kind{
		`{"keys":[{"kty":"RSA","kid":"harbour-1","n":"q-7b","e":"AQAB"}]}`: evidence.KindKeys,
		harbourToken("a"):     evidence.KindToken,
		"eyJ0eXAi.broken":     evidence.KindToken,
		"nothing of the kind": evidence.KindToken,
	} {
		if got := pastedKind(text); got != want {
			t.Errorf("%.40s is taken for %s, want %s", text, got, want)
		}
	}
}
