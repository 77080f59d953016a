package tenant

import (
	"fyne.io/fyne/v2"

	"entrastudio/views/part"
)

// Keyboard is part of frame.Entered: the way to sign in, then the list, or what it
// shows where it has no rows.
func (p *Panel) Keyboard() fyne.Focusable {
	switch {
	case p.state.Account == nil:
		return p.form.method
	case len(p.rows) == 0:
		return p.topics
	}
	return p.list()
}

// follow gives the keyboard to what takes the place of the form that had it, or
// whoever signs in by the keyboard would have to look for it.
func (p *Panel) follow(before fyne.CanvasObject) {
	window := part.Reach(p.content)
	if window == nil || before == p.body.Objects[0] || p.body.Objects[0] == p.form.content {
		return
	}
	switch window.Focused() {
	case nil, p.form.method, p.form.clientID, p.form.secret, p.form.certificate, p.form.button:
		part.Focus(p.Keyboard())
		p.awaited = len(p.rows) == 0
	}
}

// arrive gives the keyboard to the rows that whoever signed in waits for, unless it
// went elsewhere meanwhile.
func (p *Panel) arrive() {
	if !p.awaited || len(p.rows) == 0 {
		return
	}
	p.awaited = false
	if window := part.Reach(p.content); window != nil && window.Focused() == p.topics {
		part.Focus(p.list())
	}
}
