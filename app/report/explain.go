package report

import (
	"io"

	"entrastudio/model/check"
)

// Explain writes what a code means.
func Explain(w io.Writer, d check.Declaration) error {
	p := &paper{w: w}
	p.line("%s (%s)", d.Code, d.Severity)
	p.line("%s", d.Title)
	p.line("")
	p.line("%s", d.Explanation)
	if d.Mend != "" {
		p.line("")
		p.line("How to mend it: %s", d.Mend)
	}
	p.line("")
	p.line("Camunda: %s", minors(d))
	for _, link := range d.Links {
		p.line("See: %s", link)
	}
	return p.err
}

// minors says in which Camunda minors a code can occur.
func minors(d check.Declaration) string {
	switch {
	case d.From != "" && d.From == d.Until:
		return string(d.From)
	case d.From != "" && d.Until != "":
		return string(d.From) + " to " + string(d.Until)
	case d.From != "":
		return string(d.From) + " and later"
	case d.Until != "":
		return "up to " + string(d.Until)
	default:
		return "all minors"
	}
}

// Codes lists all codes with their titles.
func Codes(w io.Writer, all []check.Declaration) error {
	p := &paper{w: w}
	for _, d := range all {
		p.line("%-32s %-8s %s", d.Code, d.Severity, d.Title)
	}
	return p.err
}
