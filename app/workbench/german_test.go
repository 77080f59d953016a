package workbench

import (
	"testing"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

// german makes an opened window speak German until the test ends. What is drawn for
// the first time from now on does.
func german(t *testing.T, b *bench) *bench {
	t.Helper()
	viewtest.Speak(t, words.German)
	return b
}

func TestAGermanWindowSaysFindingsInGerman(t *testing.T) {
	b := german(t, fresh(t, newComputer(t)))
	f := uriAudience(b)
	b.Open("problems")
	b.See("Die Audience ist eine Anwendungs-ID-URI", "Reine Client-ID nehmen").Miss(f.Title, f.Fix.Edit.Label)
	b.Explain(f)
	b.See("Die Audience ist eine Anwendungs-ID-URI", "das aud eines v2.0-Tokens ist die reine Client-ID").Miss(f.Title, f.Expected.Because)
	b.Key(fyne.KeyEscape)
	b.Press("Ctrl+K").Type("anwendungs-id-uri").See("Die Audience ist eine")
	b.Key(fyne.KeyEscape)
	b.Mend(f)
	b.See("Die Audience ist eine Anwendungs-ID-URI").Miss(f.Title)
	b.Tap("Reine Client-ID nehmen").See("Reine Client-ID nehmen").Miss(f.Fix.Edit.Label)
}

func TestAGermanWindowSaysLoginsInGerman(t *testing.T) {
	b := german(t, fresh(t, newComputer(t)))
	b.Open("login")
	b.See("Der Browser öffnet die Komponente", "Entra sucht die Anwendung")
	for _, step := range b.Logins()[0].Steps {
		b.Miss(step.Title)
	}
}

func TestAGermanWindowSaysSettingsInGerman(t *testing.T) {
	b := german(t, fresh(t, newComputer(t)))
	b.Show(audiencePath)
	b.See("Authentifizierungsmethode", "Audience, die ein Token für diese Komponente tragen muss").Miss("Authentication method")
}

func TestAGermanWindowSaysAnUpgradeInGerman(t *testing.T) {
	b := german(t, older(t))
	b.upgradeTo(catalog.V88)
	b.See("Von Camunda 8.7 auf 8.8", "Camunda 8.8 mit Chart", "Alle Komponenten der Bereitstellung").Miss("with chart", "Every component")
}

func TestAGermanWindowRefusesInGerman(t *testing.T) {
	on := newComputer(t)
	b := german(t, fresh(t, on))
	b.drop(on.put(t, "empty.log", ""))
	b.See("es ist nichts darin").Miss("there is nothing in it")
}
