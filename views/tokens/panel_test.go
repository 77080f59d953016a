package tokens_test

import (
	"encoding/base64"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/token"
	"entrastudio/views/look"
	"entrastudio/views/studiotest"
	"entrastudio/views/tokens"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

// at is the moment of every test.
var at = time.Date(2026, 1, 15, 12, 4, 0, 0, time.UTC)

// coined is a token with a payload; its signature fits nothing.
func coined(payload string) string {
	encode := base64.RawURLEncoding.EncodeToString
	return encode([]byte(`{"typ":"JWT","alg":"RS256","kid":"harbour-1"}`)) + "." + encode([]byte(payload)) + "." + encode([]byte("no signature"))
}

const (
	person = `{"aud":"5b2c7c0e-0000-4c64-b905-000000000001","iss":"https://login.microsoftonline.com/6860403e-0000-4c64-b905-00000000000a/v2.0",` +
		`"iat":1768477200,"nbf":1768477200,"exp":1768481100,"azp":"5b2c7c0e-0000-4c64-b905-000000000001","name":"Ada Quay",` +
		`"oid":"6860403e-0000-4c64-b905-00000000000b","preferred_username":"ada@harbour.example.net","scp":"access","sub":"s","tid":"6860403e-0000-4c64-b905-00000000000a","ver":"2.0"}`
	older = `{"aud":"api://5b2c7c0e-0000-4c64-b905-000000000001","iss":"https://sts.windows.net/6860403e-0000-4c64-b905-00000000000a/",` +
		`"iat":1768477200,"nbf":1768477200,"exp":1768477800,"appid":"5b2c7c0e-0000-4c64-b905-000000000001","groups":["g1","g2"],` +
		`"oid":"6860403e-0000-4c64-b905-00000000000b","upn":"ada@harbour.example.net","sub":"s","tid":"6860403e-0000-4c64-b905-00000000000a","ver":"1.0"}`
)

// pasted stands in for the program: it reads tokens as they are, and lets every
// component refuse those of version 1.0.
type pasted struct {
	studio  *studiotest.Studio
	reports []tokens.Report
}

func (p *pasted) Tokens() []tokens.Report { return p.reports }

func (p *pasted) Add(text string) {
	for _, found := range token.Find(text) {
		read := found.Read()
		verdict := tokens.Verdict{Component: catalog.Orchestration, Title: "Orchestration Cluster", Accepted: true, Why: "issuer, audience and time fit", Roles: []string{"admin"}}
		if read.Version() == "1.0" {
			verdict = tokens.Verdict{
				Component: catalog.Orchestration, Title: "Orchestration Cluster",
				Why:    "its audience is api://5b2c7c0e-0000-4c64-b905-000000000001, accepted is 5b2c7c0e-0000-4c64-b905-000000000001",
				Missed: []string{"Readers: the token has no claim roles", "A: no", "B: no", "C: no", "D: no"},
			}
		}
		p.reports = append(p.reports, tokens.Report{
			Token: read, Where: "paste 1:1:1", Signature: read.Verify(nil), Problems: read.Judge(at), Sentence: read.Sentence(at), At: at,
			Verdicts: []tokens.Verdict{verdict, {Component: catalog.Optimize, Title: "Optimize", Why: "its audience is another one"}},
		})
	}
	p.studio.Shown = &evidence.Picture{Minor: catalog.V88, Tokens: make([]evidence.Token, len(p.reports))}
	p.studio.Tell()
}

// Fetch stands for an answer of the tenant: the keys are coming, until it is asked
// again.
func (p *pasted) Fetch(i int, changed func()) {
	p.reports[i].Keys.Coming = !p.reports[i].Keys.Coming
	changed()
}

func (p *pasted) Remove(i int) {
	p.reports = append(p.reports[:i], p.reports[i+1:]...)
	p.studio.Tell()
}

func open(t *testing.T, setup viewtest.Setup) (*pasted, *viewtest.Driver) {
	t.Helper()
	s := studiotest.New(t, catalog.V88, nil)
	source := &pasted{studio: s}
	return source, studiotest.Open(t, setup, s, tokens.New(s, source))
}

// paste puts a text into the field as a person does.
func paste(d *viewtest.Driver, text string) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	d.Tap(words.T("tokens.read"))
}

func TestAPasteIsExplainedAndLeavesNoTokenBehind(t *testing.T) {
	_, d := open(t, viewtest.Setup{})
	d.See(words.T("tokens.empty"))
	raw := coined(person)
	paste(d, "Authorization: Bearer "+raw)
	d.See("harbour-1", words.T("tokens.signature.unchecked"), "Orchestration Cluster", "Roles: admin", "1 of 2 components")
	d.Miss(words.T("tokens.empty"))
	for _, text := range d.Texts() {
		if strings.Contains(text, raw[:40]) || strings.Contains(text, strings.Split(raw, ".")[2]) {
			t.Errorf("the token itself can be read: %q", text)
		}
	}
}

func TestPastingIntoTheFieldNeverShowsTheText(t *testing.T) {
	source, d := open(t, viewtest.Setup{})
	d.Tap(words.T("tokens.paste"))
	fyne.CurrentApp().Clipboard().SetContent(coined(person))
	d.Press("Ctrl+V")
	if len(source.reports) != 1 {
		t.Fatalf("%d tokens were read, want 1", len(source.reports))
	}
	d.See(words.T("tokens.paste.another"))
}

func TestATypedTokenIsMaskedAndReadByReturn(t *testing.T) {
	source, d := open(t, viewtest.Setup{})
	d.Tap(words.T("tokens.paste")).Type(coined(person))
	d.Miss("eyJ0")
	d.Key(fyne.KeyReturn)
	if len(source.reports) != 1 {
		t.Fatalf("%d tokens were read, want 1", len(source.reports))
	}
}

func TestTheChosenClaimIsExplainedAndMarkedInTheToken(t *testing.T) {
	_, d := open(t, viewtest.Setup{})
	paste(d, coined(person))
	d.Tap("azp")
	d.See("The application (client) ID of the program that asked", "12")
}

func TestSearchLeavesTheClaimsThatHoldIt(t *testing.T) {
	_, d := open(t, viewtest.Setup{})
	paste(d, coined(person))
	d.Tap(words.T("tokens.search")).Type("quay")
	d.See("Ada Quay")
	d.Miss("harbour-1 ")
}

func TestTwoTokensAreComparedClaimByClaim(t *testing.T) {
	for name, setup := range map[string]viewtest.Setup{
		"light": {}, "dark-small-de": {Theme: look.Theme{Mode: look.Dark}, Language: words.German, Size: fyne.NewSize(1024, 700)},
	} {
		t.Run(name, func(t *testing.T) {
			_, d := open(t, setup)
			paste(d, coined(person))
			paste(d, coined(older))
			d.Tap(words.T("tokens.compare.none")).Tap(words.F("tokens.compare.with", words.Data{"Number": "1"}))
			d.See(words.T("tokens.column.other"))
			d.Tap(words.T("tokens.search")).Type("azp")
			d.See(words.T("tokens.missing"))
		})
	}
}

func TestCopyRedactedGivesATokenNobodyCanUse(t *testing.T) {
	_, d := open(t, viewtest.Setup{})
	raw := coined(person)
	paste(d, raw)
	d.Tap(words.T("tokens.copy"))
	copied := d.Clipboard()
	if copied == raw || copied == "" || strings.HasSuffix(copied, strings.Split(raw, ".")[2]) {
		t.Errorf("copied %q", copied)
	}
	if name := token.Read(copied).Claims(); len(name) == 0 {
		t.Error("what was copied cannot be read")
	}
}

func TestRemoveForgetsTheToken(t *testing.T) {
	source, d := open(t, viewtest.Setup{})
	paste(d, coined(person))
	d.TapHint(words.T("tokens.remove"))
	if len(source.reports) != 0 {
		t.Fatal("the token is still there")
	}
	d.See(words.T("tokens.empty"))
}

func TestTheButtonForKeysSaysWhatItDoesOrWhyNot(t *testing.T) {
	source, d := open(t, viewtest.Setup{})
	paste(d, coined(person))
	d.TapHint(words.T("tokens.fetch"))
	if !source.reports[0].Keys.Coming {
		t.Error("the button fetched no keys")
	}
	d.TapHint(words.T("tokens.fetch.stop"))
	if source.reports[0].Keys.Coming {
		t.Error("the button did not stop")
	}
	source.reports[0].Keys.Missing = "no such tenant"
	source.studio.Tell()
	d.TapHint(words.T("tokens.fetch") + ": no such tenant")
	if source.reports[0].Keys.Coming {
		t.Error("a button that is off fetched keys")
	}
}
