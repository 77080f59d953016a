package tenant

import "strings"

// listed is every app of the tenant as rows, beside what a search looks through.
// It is made once for a listing: each letter of a search goes through all of it,
// and there may be tens of thousands.
type listed struct {
	of    []App
	rows  []*row
	texts []string
}

// Searchable gives the app with what a search looks through. It is ready then to be
// listed among ten thousand without a pause: call it off the window's goroutine.
func (a App) Searchable() App {
	if a.text == "" {
		a.text = strings.ToLower(a.Name + "\n" + a.ClientID + "\n" + strings.Join(a.Redirects, "\n"))
	}
	return a
}

// listing gives the rows of these apps; the ones before, where the apps are the
// same.
func (l *listed) listing(apps []App) *listed {
	if l != nil && len(l.of) == len(apps) && (len(apps) == 0 || &l.of[0] == &apps[0]) {
		return l
	}
	made := &listed{of: apps, rows: make([]*row, len(apps)), texts: make([]string, len(apps))}
	all := make([]row, len(apps))
	for i := range apps {
		all[i].app = &apps[i]
		made.rows[i], made.texts[i] = &all[i], apps[i].Searchable().text
	}
	return made
}

// holding are the rows that hold what is searched for, in lower case. They are not
// to be changed.
func (l *listed) holding(wanted string) []*row {
	if wanted == "" {
		return l.rows
	}
	var held []*row
	for i, text := range l.texts {
		if strings.Contains(text, wanted) {
			held = append(held, l.rows[i])
		}
	}
	return held
}
