package login

import (
	"slices"

	"entrastudio/model/evidence"
	"entrastudio/model/scene"
)

// stepOfCode says at which step Entra gives an error. Codes that are not listed
// come when Entra looks at the person or the request as a whole.
var stepOfCode = map[string]string{
	"50011": stepRedirectURI, "500113": stepRedirectURI, "900971": stepRedirectURI, "70004": stepRedirectURI,
	"700016": stepApplication, "700011": stepApplication, "90002": stepApplication, "50059": stepApplication,
	"900382": stepApplication, "90038": stepApplication, "50194": stepApplication,
	"70002": stepCode, "7000215": stepCode, "7000222": stepCode, "7000218": stepCode, "700025": stepCode,
	"9002325": stepCode, "9002326": stepCode, "9002327": stepCode, "54005": stepCode, "50147": stepCode,
	"501481": stepCode, "700005": stepCode, "90014": stepCode, "900144": stepCode, "70011": stepCode,
	"28002": stepCode, "28003": stepCode, "1002012": stepCode, "90009": stepCode, "700022": stepCode,
}

// logged is the failure of a step that Entra's own words in a log or on a page
// show; false where none belongs to this component and step.
func (w *walk) logged(step, title string) (found, bool) {
	for _, line := range w.lines(evidence.LogEntraError) {
		at, known := stepOfCode[line.Code]
		if !known {
			at = stepConsent
		}
		if w.machine {
			at = machineStep(line.Code)
		}
		if at == step {
			code := "AADSTS" + line.Code
			return fail(step, title, "the log shows that Entra answers "+code, entraSays(line.Code)).at(line.Place), true
		}
	}
	return found{}, false
}

// machineStep says at which step Entra gives an error to a program.
func machineStep(code string) string {
	switch {
	case slices.Contains([]string{"7000215", "7000222", "7000218", "70002", "700025"}, code):
		return stepCredential
	case stepOfCode[code] == stepApplication:
		return stepApplication
	default:
		return stepCode
	}
}

// lines lists the lines of one kind that belong to this component's login: by
// the client ID or redirect URI that they name, by the component that wrote
// them, or because there is no other component.
func (w *walk) lines(kind evidence.LogKind) []evidence.LogLine {
	var lines []evidence.LogLine
	for _, line := range w.scene.Picture.Log {
		if line.Kind == kind && w.mine(line) {
			lines = append(lines, line)
		}
	}
	return lines
}

// mine reports whether a line is about this login: what it names decides first,
// then whose log it stands in.
func (w *walk) mine(line evidence.LogLine) bool {
	client := w.part.ClientID().Value.String()
	sends, _ := w.part.Redirect()
	switch {
	case line.AppID != "" && client != "":
		return sameID(line.AppID, client)
	case line.RedirectURI != "" && sends.URI != "":
		return line.RedirectURI == sends.URI
	case line.Audience != "" && scene.Told(w.asked.Audience().Value.String()):
		return slices.Contains(w.asked.Audience().Value.Items(), line.Audience)
	case line.Component != "":
		return line.Component == w.part.Name()
	case len(line.Expected) > 0 && len(w.asked.Audiences()) > 0:
		return slices.ContainsFunc(w.asked.Audiences(), func(a scene.Accepted) bool { return slices.Contains(line.Expected, a.Audience) })
	default:
		return loneliest(w.scene, w.part)
	}
}
