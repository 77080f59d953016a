package command

import (
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/spf13/cobra"
)

// Version is the studio's version; a release build sets it.
var Version = "0.1.0"

type versionVerb struct {
	Format string
}

func versionCommand(p *Program) *cobra.Command {
	v := versionVerb{}
	c := &cobra.Command{
		Use:   "version",
		Short: "Say which version of the studio this is.",
		RunE: func(_ *cobra.Command, _ []string) error {
			return v.run(p)
		},
	}
	chooseFormat(c, &v.Format, "json")
	return c
}

// build says what this program is and what it knows.
type build struct {
	Version    string          `json:"version"`
	Commit     string          `json:"commit,omitempty"`
	Go         string          `json:"go"`
	Window     bool            `json:"window"`
	PlanFormat string          `json:"planFormat"`
	Camunda    []catalog.Minor `json:"camunda"`
}

// run prints the version, the plan format and the Camunda minors known.
func (v *versionVerb) run(p *Program) error {
	b := build{
		Version: Version, Go: runtime.Version(), Window: p.Window != nil,
		PlanFormat: plan.APIVersion, Camunda: catalog.Minors(),
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				b.Commit = s.Value
			}
		}
	}
	if v.Format == "json" {
		return json.NewEncoder(p.Out).Encode(b)
	}
	window := "window and commands"
	if !b.Window {
		window = "commands only"
	}
	fmt.Fprintf(p.Out, "entra-studio %s (%s, %s)\nplan format %s, Camunda %s to %s\n",
		b.Version, window, b.Go, b.PlanFormat, b.Camunda[0], b.Camunda[len(b.Camunda)-1])
	return nil
}
