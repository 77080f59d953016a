package command

import (
	"errors"

	"entrastudio/model/lookup"
)

// windowVerb is what happens without a command: the window opens, on a plan
// where one is named.
type windowVerb struct {
	WindowOptions `embed:""`
}

// errNoWindow is what a static build says that was asked for a window.
var errNoWindow = errors.New("this program holds the commands alone; entra-studio --help lists them")

// Run opens the window and returns when it is closed.
func (v *windowVerb) Run(p *Program) error {
	if p.Window == nil {
		if lookup.NearestName(v.Plan, commands()) != "" {
			return noCommand(v.Plan)
		}
		return errNoWindow
	}
	v.Tenant = p.Tenant
	return p.Window(v.WindowOptions)
}
