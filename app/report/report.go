package report

import (
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/login"
)

// Report is everything that one check found.
type Report struct {
	// Version is the version of the studio.
	Version  string
	Picture  *evidence.Picture
	Findings []check.Finding
	Logins   []login.Login
}

// HasError reports whether at least one finding is an error.
func (r *Report) HasError() bool { return r.count(check.Error) > 0 }

func (r *Report) count(severity check.Severity) int {
	n := 0
	for i := range r.Findings {
		if r.Findings[i].Severity == severity {
			n++
		}
	}
	return n
}

// LoginsOf picks the logins of one component; an empty name picks all.
func LoginsOf(all []login.Login, component string) []login.Login {
	if component == "" {
		return all
	}
	var picked []login.Login
	for _, l := range all {
		if string(l.Component) == component {
			picked = append(picked, l)
		}
	}
	return picked
}
