package check

import (
	"fmt"

	"entrastudio/model/evidence"
)

// evidenceRules are about the evidence itself. They come first: whoever reads the
// wrong file need not read on.
func evidenceRules() []rule {
	return []rule{
		{Declaration{
			Code: "evidence.version-mismatch", Severity: Warning, SeenIn: []string{"V", "E"},
			Title:       "The evidence fits another Camunda version",
			Explanation: "The keys or variables are those of another minor than the one that was named. A chart ignores what it does not know, so settings get lost in silence.",
			Mend:        "Name the minor that is really deployed, or move the settings to the places where this minor reads them.",
		}, findVersionMismatch},
		{Declaration{
			Code: "evidence.contradiction", Severity: Warning, SeenIn: []string{"V", "E", "T", "D", "R", "L"},
			Title:       "Two files say different things of one setting",
			Explanation: "Both files claim to configure the same component. Only one of them can be what runs, and everything that is concluded from the other is wrong.",
			Mend:        "Find out which file is deployed and leave the other one out.",
		}, findContradiction},
		{Declaration{
			Code: "evidence.sanitized", Severity: Note, SeenIn: []string{"V", "E", "T", "R", "L"},
			Title:       "Every id in this file is a placeholder",
			Explanation: "Somebody cleaned the file for sharing. Its ids are compared by their names, and whether the real ones are right cannot be seen.",
			Mend:        "Check the real ids yourself, or ask for the file with stand-ins that keep one id apart from another.",
		}, findSanitized},
	}
}

// findVersionMismatch only doubts a minor that somebody said; a recognised one fits
// by its nature.
func findVersionMismatch(in *inspection, r *report) {
	pic := in.Picture
	if pic.Fits == "" || pic.Fits == pic.Minor || !pic.MinorGiven {
		return
	}
	f := Finding{
		Detail:   fmt.Sprintf("The evidence is read as Camunda %s, but it fits %s: %s. %s", pic.Minor, pic.Fits, pic.FitsWhy, "Settings at another minor's places are ignored in silence."),
		Expected: Side{Value: string(pic.Minor), Because: "this minor was given"},
		Found:    Side{Value: string(pic.Fits), Because: pic.FitsWhy},
	}
	for _, input := range pic.Inputs {
		if input.Kind == evidence.KindValues || input.Kind == evidence.KindEnv || input.Kind == evidence.KindCompose {
			f.Place = evidence.Place{File: input.File}
			break
		}
	}
	r.add(f)
}

// findSanitized says once for each file that its ids were taken out.
func findSanitized(in *inspection, r *report) {
	for _, input := range in.Picture.Inputs {
		if input.Sanitized {
			r.add(Finding{Component: input.Component, Place: evidence.Place{File: input.File}})
		}
	}
}
