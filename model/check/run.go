package check

import (
	"slices"
	"time"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/scene"
)

// Options say what a check goes by.
type Options struct {
	// At is the moment for which ends and expiry are judged; with the zero
	// time they are not.
	At time.Time
	// Component is whose the tokens and audiences are; empty means that each
	// belongs where it says.
	Component catalog.Name
	// Without lists codes that nobody wants to hear of.
	Without []Code
}

// Run says what is wrong in a picture, in the order in which a person should
// mend it. A picture without a minor is read as the newest one.
func Run(pic *evidence.Picture, opts Options) []Finding {
	s, err := scene.New(pic)
	if err != nil {
		newest := *pic
		newest.Minor = catalog.Newest
		if s, err = scene.New(&newest); err != nil {
			return nil
		}
	}
	in := &inspection{Scene: s, Options: opts}
	var findings []Finding
	for _, r := range rules() {
		if !r.Applies(s.Catalog.Minor) || slices.Contains(opts.Without, r.Code) {
			continue
		}
		out := report{rule: r.Declaration}
		r.find(in, &out)
		findings = append(findings, out.findings...)
	}
	findings = once(findings)
	depend(findings)
	order(findings, s.Catalog)
	return findings
}
