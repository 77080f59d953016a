package command

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"entrastudio/app/handover"
	"entrastudio/assets"
	"entrastudio/model/plan"

	"github.com/spf13/cobra"
)

type exportVerb struct {
	Plan    string
	Example bool
	Output  string
	Only    []string
	Age     []string
	Force   bool
}

func exportCommand(p *Program) *cobra.Command {
	v := exportVerb{}
	c := &cobra.Command{
		Use:   "export [PLAN]",
		Short: "Write the files that ops need from a plan.",
		Long: `Writes the bundle that ops need: a runbook with every step, what the plan's way of
deployment reads, the app registrations, the plan itself and what is open in it,
with SHA256SUMS over all. With --only it writes these parts and no more.

The same plan gives the same bytes; SOURCE_DATE_EPOCH sets the files' times. A
value that a reader cannot carry is refused by name, and then nothing is written.

  entra-studio export acme.yaml -o handover
  entra-studio export acme.yaml -o handover.zip --age age1...
  entra-studio export acme.yaml -o values --only helm`,
		Annotations: map[string]string{"[PLAN]": "The plan."},
		RunE: func(c *cobra.Command, args []string) error {
			if v.Output == "" {
				return missing(c, "--output DIR|FILE.zip")
			}
			if len(args) > 0 {
				v.Plan = args[0]
			}
			return v.run(p)
		},
	}
	f := c.Flags()
	f.BoolVar(&v.Example, "example", false, "Export the example deployment that comes with the studio.")
	f.StringVarP(&v.Output, "output", "o", "", "The folder, or a file that ends in .zip (`DIR|FILE.zip`); it must be given.")
	f.StringSliceVar(&v.Only, "only", nil, "Only these parts (`PART,...`): "+strings.Join(handover.Parts(), ", ")+".")
	suggest(c, "only", handover.Parts())
	f.StringArrayVar(&v.Age, "age", nil, "Encrypt the zip file to this age `RECIPIENT`; may be said again.")
	f.BoolVar(&v.Force, "force", false, "Replace files that are there already.")
	return c
}

// run writes the export and lists on standard error what a person should know.
func (v *exportVerb) run(p *Program) error {
	doc, err := v.document(p)
	if err != nil {
		return err
	}
	bundle, err := handover.Make(doc, v.Only)
	if err != nil {
		return err
	}
	at, err := sourceDate(os.Getenv(sourceDateEpoch))
	if err != nil {
		return err
	}
	p.wholly()
	written, err := handover.Write(v.Output, bundle, handover.Options{Replace: v.Force, Recipients: v.Age, At: at})
	if err != nil {
		return err
	}
	for _, file := range bundle.Files {
		fmt.Fprintf(p.Err, "wrote %s, for %s\n", file.Path, file.Reader)
	}
	for _, name := range written.Removed {
		fmt.Fprintf(p.Err, "removed %s, which an earlier export wrote\n", name)
	}
	for _, name := range written.Kept {
		fmt.Fprintf(p.Err, "kept %s, which is no file of this export\n", name)
	}
	for _, note := range bundle.Notes {
		fmt.Fprintf(p.Err, "note: %s\n", strings.TrimSpace(note.Where+" "+note.Text))
	}
	fmt.Fprintf(p.Err, "the export is in %s\n", written.Target)
	return nil
}

// sourceDateEpoch is the variable by which builds that can be repeated say the
// time of their files, in seconds since 1970 (reproducible-builds.org).
const sourceDateEpoch = "SOURCE_DATE_EPOCH"

// sourceDate reads that variable; the zero time where it is not set.
func sourceDate(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	seconds, err := strconv.ParseInt(text, 10, 64)
	if err != nil || seconds < 0 {
		return time.Time{}, fmt.Errorf("%s: %q is no number of seconds since 1970", sourceDateEpoch, text)
	}
	return time.Unix(seconds, 0).UTC(), nil
}

func (v *exportVerb) document(p *Program) (*plan.Document, error) {
	if v.Example {
		data, err := assets.Example(assets.DefaultExample)
		if err != nil {
			return nil, err
		}
		return plan.Parse(assets.DefaultExample+".yaml", data)
	}
	if v.Plan == "" {
		return nil, errors.New("say which plan to export, or --example")
	}
	return readPlan(p, v.Plan)
}
