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
)

type exportVerb struct {
	Plan    string   `arg:"" optional:"" help:"The plan."`
	Example bool     `help:"Export the example deployment that comes with the studio."`
	Output  string   `short:"o" required:"" help:"The folder, or a file that ends in .zip." placeholder:"DIR|FILE.zip"`
	Only    []string `help:"Only these parts: ${parts}." placeholder:"PART,..."`
	Age     []string `sep:"none" help:"Encrypt the zip file to this age recipient or SSH public key; may be said again." placeholder:"RECIPIENT"`
	Force   bool     `help:"Replace files that are there already."`
}

// Help tells more than one line can.
func (exportVerb) Help() string {
	return `Writes the bundle that ops need: a runbook with every step, what the plan's way of
deployment reads, the app registrations, the plan itself and what is open in it,
with SHA256SUMS over all. With --only it writes these parts and no more.

The same plan gives the same bytes; SOURCE_DATE_EPOCH sets the files' times. A
value that a reader cannot carry is refused by name, and then nothing is written.

  entra-studio export acme.yaml -o handover
  entra-studio export acme.yaml -o handover.zip --age age1...
  entra-studio export acme.yaml -o values --only helm`
}

// Run writes the export and lists on standard error what a person should know.
func (v *exportVerb) Run(p *Program) error {
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
