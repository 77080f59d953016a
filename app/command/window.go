package command

import (
	"errors"

	"entrastudio/app/tenant"
	"entrastudio/model/lookup"

	"github.com/spf13/cobra"
)

// WindowOptions say how the window starts.
type WindowOptions struct {
	// Plan is the file to open; empty for an empty studio.
	Plan string
	// Example opens the embedded example instead.
	Example bool
	// Pictures is a folder: the studio writes a picture of every panel into
	// it, in both themes, and ends.
	Pictures string
	// Files are evidence to look at right after the start.
	Files []string
	// Tenant signs in to a live tenant when the person in the window asks for
	// it; nil where the program was built without.
	Tenant tenant.Connector
}

// windowCommand is what happens without a command: the window opens, on a plan where
// one is named.
func windowCommand(p *Program) *cobra.Command {
	var options WindowOptions
	c := &cobra.Command{
		Use:   "entra-studio [PLAN]",
		Short: "Connects Camunda 8 Self-Managed to Microsoft Entra ID.",
		Long: `Reads what you have, says what is wrong and why, and writes the files that mend
it. Without a command it opens the window.`,
		Annotations: map[string]string{"[PLAN]": "A plan to open in the window."},
		Args: func(c *cobra.Command, args []string) error {
			if len(args) > 1 {
				return noCommand(args[0])
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				options.Plan = args[0]
			}
			return p.open(options)
		},
	}
	f := c.Flags()
	f.SortFlags = false
	f.BoolVar(&options.Example, "example", false, "Open the example deployment that comes with the studio.")
	f.StringVar(&options.Pictures, "pictures", "", "Write a picture of every panel into this folder (`DIR`), then end.")
	return c
}

// errNoWindow is what a static build says that was asked for a window.
var errNoWindow = errors.New("this program holds the commands alone; entra-studio --help lists them")

// open opens the window and returns when it is closed.
func (p *Program) open(options WindowOptions) error {
	if p.Window == nil {
		if lookup.NearestName(options.Plan, verbNames()) != "" {
			return noCommand(options.Plan)
		}
		return errNoWindow
	}
	options.Tenant = p.Tenant
	return p.Window(options)
}
