package words_test

import (
	"testing"

	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

func TestASentenceIsSaidInGerman(t *testing.T) {
	viewtest.Speak(t, words.German)
	for english, want := range map[string]string{
		"The audience is an App ID URI": "Die Audience ist eine Anwendungs-ID-URI",
		// Values stay as they are.
		"none of 3 mapping rules matches": "von 3 Zuordnungsregeln passt keine",
		"The audience of Operate is api://a. A v2.0 token's aud is the bare client ID, so every token is refused. Set it to 1c8f.": "Die Audience von Operate ist api://a. Das aud eines v2.0-Tokens ist die reine Client-ID, also wird jedes Token abgelehnt. Auf 1c8f setzen.",
		// What is filled in may be a sentence too.
		"The audience of Operate is api://a. A v2.0 token's aud is the bare client ID, so every token is refused. Set it to the bare client ID.": "Die Audience von Operate ist api://a. Das aud eines v2.0-Tokens ist die reine Client-ID, also wird jedes Token abgelehnt. Auf die reine Client-ID setzen.",
		"user ada: the claim oid names the user": "Benutzer ada: der Claim oid nennt den Benutzer",
		// Several sentences in a row, also ones that the model made of words.
		"Nothing gives the user ada a role for Optimize. The claim oid names the user. Rule a: the token has no claim groups. Add a mapping rule or a member that fits the token.": "Nichts gibt dem Benutzer ada eine Rolle für Optimize. Der Claim oid nennt den Benutzer. Regel a: das Token hat keinen Claim groups. Eine Zuordnungsregel oder ein Mitglied hinzufügen, das zum Token passt.",
		"every step that the evidence can decide passes; the signature was not checked; not decided: Entra looks for the application, The person is in":                            "jeder Schritt, über den die Belege entscheiden können, gelingt; die Signatur wurde nicht geprüft; nicht entschieden: Entra sucht die Anwendung, Die Person ist drin",
		// Times, in the case that the sentence needs.
		"5 days ago": "vor 5 Tagen",
		"User access token, v2.0, for Microsoft Graph and 2 more, 43 minutes left": "Zugriffstoken eines Benutzers, v2.0, für Microsoft Graph und 2 weitere, noch 43 Minuten",
		// A title inside of a sentence.
		"The application (client) ID of Management Identity, \"<CLIENT_ID>\", is a placeholder that was never filled in. Entra answers AADSTS700016 to an app that it does not know. Put the Application (client) ID there.": "Anwendungs-ID (Client) von Management Identity, \"<CLIENT_ID>\", ist ein Platzhalter, den niemand ausgefüllt hat. Entra antwortet auf eine App, die es nicht kennt, mit AADSTS700016. Dorthin gehört die Anwendungs-ID (Client).",
		// What the model only sometimes puts behind a title.
		"Camunda 8.9 with chart 14.8.4":        "Camunda 8.9 mit Chart 14.8.4",
		"chart 14.8.4, Helm 3 or 4":            "Chart 14.8.4, Helm 3 oder 4",
		"The role a is called b in the rule c": "Die Rolle a heißt in der Regel c jetzt b",
		// What joins two sentences, and what stands in brackets behind one.
		"The token counts only in 1 hour (2026-11-22T11:00:00Z); the token says that it was issued in 5 minutes (2026-11-22T10:05:00Z): is the clock of one side wrong?": "Das Token gilt erst in 1 Stunde (2026-11-22T11:00:00Z); das Token sagt, dass es erst in 5 Minuten (2026-11-22T10:05:00Z) ausgestellt wird: geht eine der Uhren falsch?",
		"AADSTS50034: the user is not in this tenant": "AADSTS50034: Der Benutzer ist nicht in diesem Mandanten",
		"The cluster has roles of its own, and knows a person by the claim oid. Without a name of yours the chart's own user demo would be its administrator.": "Der Cluster hat eigene Rollen und kennt eine Person am Claim oid. Ohne einen eigenen Namen wäre der Benutzer demo des Charts sein Administrator.",
		// What nobody translated stays, and so does a person's own text.
		"":                         "",
		"Something else is there.": "Something else is there.",
		"api://a, b.example: c":    "api://a, b.example: c",
		"a person's rule for ops":  "a person's rule for ops",
	} {
		if got := words.Said(english); got != want {
			t.Errorf("%q\n is said as %q\n        want %q", english, got, want)
		}
	}
}

func TestAnEnglishWindowSaysWhatTheModelSays(t *testing.T) {
	if err := words.Speak(words.English); err != nil {
		t.Fatal(err)
	}
	const english = "The audience is an App ID URI"
	if got := words.Said(english); got != english {
		t.Errorf("got %q", got)
	}
}

// FuzzSaid guards against a text that the phrasebook cannot take.
func FuzzSaid(f *testing.F) {
	if err := words.Speak(words.German); err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{"", " ", ".", "%s", "The audience of a is b.", "; ; : , .", "\xff. \xff", "Set it to %d: %s"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { words.Said(text) })
}

func BenchmarkSaidOnce(b *testing.B) {
	if err := words.Speak(words.German); err != nil {
		b.Fatal(err)
	}
	const text = "Optimize asks Management Identity for the permissions of the audience a, and the database has no row with it. So nobody has any permission. Declare the preset with this audience and restart Management Identity."
	for b.Loop() {
		words.Said(text)
	}
}
