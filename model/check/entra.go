package check

import (
	"fmt"

	"entrastudio/model/aadsts"
	"entrastudio/model/evidence"
)

// entraPrefix begins the code of the finding of one of Entra's errors.
const entraPrefix = "entra.AADSTS"

// entraRules makes a rule of every error of Entra that the table knows, and one
// of those that it does not.
func entraRules() []rule {
	var all []rule
	for _, m := range aadsts.All() {
		causes := make([]Code, len(m.Causes))
		for i, cause := range m.Causes {
			causes[i] = Code(cause)
		}
		all = append(all, rule{Declaration{
			Code: Code(entraPrefix + m.Code), Severity: Error, SeenIn: []string{"L"},
			Title:       "AADSTS" + m.Code + ": " + lowerFirst(m.Title),
			Explanation: m.Text, Mend: m.Fix, Causes: causes,
			Links: []string{aadsts.Link(m.Code)},
		}, findEntraError(m)})
	}
	return append(all, rule{Declaration{
		Code: unknownError, Severity: Error, SeenIn: []string{"L"},
		Title:       "Entra gave an error that the studio does not know",
		Explanation: "Its number is not in the studio's table. Microsoft has a page about every code.",
		Mend:        "Open Microsoft's page about the code, and keep trace ID and time of the message.",
		Links:       []string{"https://learn.microsoft.com/entra/identity-platform/reference-error-codes"},
	}, findUnknownError})
}

// entraLines are the lines with an error of Entra, by its number.
func (in *inspection) entraLines() map[string][]evidence.LogLine {
	return memo(in, "entraLines", func() map[string][]evidence.LogLine {
		lines := map[string][]evidence.LogLine{}
		for _, line := range in.Picture.Log {
			if line.Kind == evidence.LogEntraError {
				lines[line.Code] = append(lines[line.Code], line)
			}
		}
		return lines
	})
}

// findEntraError reports one code once for each app and redirect URI that its
// lines speak of, at the first of them.
func findEntraError(m aadsts.Meaning) func(*inspection, *report) {
	return func(in *inspection, r *report) {
		seen := map[string]bool{}
		for _, line := range in.entraLines()[m.Code] {
			key := string(in.whose(line)) + "|" + line.AppID + "|" + line.RedirectURI
			if seen[key] {
				continue
			}
			seen[key] = true
			f := onLine(in, line)
			f.Detail = m.Text + in.told(line)
			f.Expected = in.wanted(line)
			r.add(f)
		}
	}
}

// told says what Entra's message names.
func (in *inspection) told(line evidence.LogLine) string {
	text := ""
	if line.AppID != "" {
		text += " The message names the app " + line.AppID + in.appWords(line.AppID) + "."
	}
	if line.RedirectURI != "" {
		text += " The redirect URI that was sent is " + line.RedirectURI + "."
	}
	return text
}

// appWords says whose app an ID is, as far as the evidence knows.
func (in *inspection) appWords(id string) string {
	if app := in.Picture.Directory.ByAppID(normal(id)); app != nil {
		return " (" + app.DisplayName + ")"
	}
	for _, p := range in.parts() {
		if known, _ := in.app(p); known == normal(id) {
			return " (" + p.Component.Title + ")"
		}
	}
	return ""
}

// wanted is what the configuration says in place of what the message names.
func (in *inspection) wanted(line evidence.LogLine) Side {
	if line.RedirectURI == "" {
		return Side{}
	}
	for _, p := range in.PartsOf(in.whose(line)) {
		if redirect, ok := p.Redirect(); ok && redirect.URI != "" && redirect.URI != line.RedirectURI {
			return Side{Value: redirect.URI, Because: "the configuration of " + p.Component.Title + " sends this one", Place: redirect.From.Place()}
		}
	}
	return Side{}
}

func findUnknownError(in *inspection, r *report) {
	for _, code := range sortedKeys(in.entraLines()) {
		if _, known := aadsts.Lookup(code); known {
			continue
		}
		f := onLine(in, in.entraLines()[code][0])
		f.Title = "Entra gave an error that the studio does not know: AADSTS" + code
		f.Detail = fmt.Sprintf("AADSTS%s is not in the studio's table.%s Microsoft's page explains it: %s.", code, in.told(in.entraLines()[code][0]), aadsts.Link(code))
		f.Fix.Steps = []string{"Open " + aadsts.Link(code) + ".", "Keep the trace ID and the time of the message for Microsoft's support."}
		f.Found.Value = "AADSTS" + code
		r.add(f)
	}
}
