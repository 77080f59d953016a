package command

import (
	"context"
	"fmt"
	"strings"
	"time"

	"entrastudio/app/database"
	"entrastudio/app/report"
	"entrastudio/app/secret"
	"entrastudio/importers"
	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"

	"github.com/alecthomas/kong"
)

type databaseVerb struct {
	Check    databaseCheckVerb    `cmd:"" help:"Say which audiences have permissions, and what the plan's lack. It only reads."`
	Fix      databaseFixVerb      `cmd:"" help:"Move permissions that still carry Keycloak-style audiences to the plan's."`
	Rollback databaseRollbackVerb `cmd:"" help:"Bring back the permissions that a fix moved."`
}

// Help tells more than one line can.
func (databaseVerb) Help() string {
	return `Connects to the PostgreSQL database of Management Identity, as the user that the
plan names. The password comes from PGPASSWORD, from the file of PGPASSFILE, or
from where the plan's reference says. Calling it is your consent to connect.

  entra-studio database check acme.yaml
  entra-studio database check acme.yaml --host localhost --port 15432
  entra-studio database fix acme.yaml
  entra-studio database fix acme.yaml --confirm identity --rows 5`
}

// databaseArgs say which database, and as whom.
type databaseArgs struct {
	Plan        string        `arg:"" help:"The plan."`
	URL         string        `help:"The database in the place of the plan's, without a password." placeholder:"postgres://USER@HOST:PORT/DATABASE"`
	Host        string        `help:"Another host, such as localhost for a forwarded port." placeholder:"HOST"`
	Port        int           `help:"Another port." placeholder:"PORT"`
	TLS         string        `name:"tls" help:"disable, prefer, require, verify-ca or verify-full; without it what PGSSLMODE says, else prefer." placeholder:"MODE"`
	Schema      string        `help:"The schema with the table permissions; public when it is not given." placeholder:"NAME"`
	Timeout     time.Duration `default:"30s" help:"How long to wait for the server."`
	KubeContext string        `help:"The context of kubectl, where the password is in a Secret." placeholder:"NAME"`
	Format      string        `enum:"text,json" default:"text" help:"text for people, or json."`
}

// opened is a plan with its open database.
type opened struct {
	*database.Database
	doc     *plan.Document
	catalog *catalog.Catalog
}

// open reads the plan and connects.
func (v *databaseArgs) open(ctx context.Context, p *Program, readOnly bool) (*opened, error) {
	doc, err := readPlan(p, v.Plan)
	if err != nil {
		return nil, err
	}
	c, err := catalog.Of(doc.Plan().Camunda)
	if err != nil {
		return nil, &refusal.Error{File: v.Plan, What: err.Error()}
	}
	if !doc.Plan().On(catalog.ManagementIdentity) {
		return nil, &refusal.Error{File: v.Plan, What: "this plan has no Management Identity, whose database it would be"}
	}
	options := database.Options{
		URL: v.URL, Host: v.Host, Port: v.Port, TLS: v.TLS, Schema: v.Schema, Timeout: v.Timeout, ReadOnly: readOnly,
		Secrets: secret.New(p.keychain(), secret.ClusterOf(doc.Plan(), v.KubeContext)),
	}
	d, err := database.Open(ctx, c, doc.Plan(), options)
	if err != nil {
		return nil, err
	}
	return &opened{d, doc, c}, nil
}

type databaseCheckVerb struct {
	databaseArgs `embed:""`
}

// Help tells more than one line can.
func (databaseCheckVerb) Help() string {
	return `The exit status is 1 when a component asks for an audience that has no
permissions, 0 when none does, 2 when the database cannot be read.`
}

// Run reads the audiences and says what follows from them.
func (v *databaseCheckVerb) Run(ctx context.Context, p *Program) error {
	d, err := v.open(ctx, p, true)
	if err != nil {
		return err
	}
	defer d.Close()
	found, err := d.Check(ctx)
	if err != nil {
		return err
	}
	r, err := d.report(v.Plan, found, p.Now())
	if err != nil {
		return err
	}
	if v.Format == "json" {
		err = checkedJSON(p.Out, r, found)
	} else {
		err = checkedText(p.Out, p.Terminal, v.Plan, r, found)
	}
	if err == nil && r.HasError() {
		return errFindings
	}
	return err
}

// report judges the audiences beside the plan, and keeps what concerns the
// database.
func (d *opened) report(file string, found *database.Found, at time.Time) (*report.Report, error) {
	source := importers.Source{Name: file, Data: d.doc.Bytes(), Kind: evidence.KindPlan}
	pic, err := importers.Read([]importers.Source{source}, importers.Options{})
	if err != nil {
		return nil, err
	}
	found.AddTo(pic)
	r := &report.Report{Version: Version, Picture: pic}
	for _, f := range check.Run(pic, check.Options{At: at}) {
		if strings.HasPrefix(string(f.Code), "database.") {
			r.Findings = append(r.Findings, f)
		}
	}
	return r, nil
}

// consentFlags are how a person or a script lets a change be kept.
type consentFlags struct {
	DryRun  bool   `xor:"keep" help:"Try it and roll it back, which is what happens without --confirm too."`
	Confirm string `xor:"keep" help:"Keep the change. Type the database's name." placeholder:"DATABASE"`
	Rows    int    `help:"Stop unless exactly so many rows change, as a trial has shown." placeholder:"N"`
}

type databaseFixVerb struct {
	databaseArgs `embed:""`
	consentFlags `embed:""`
}

// Help tells more than one line can.
func (databaseFixVerb) Help() string {
	return `This is the last resort: Management Identity adds the permissions of its presets
at every start, so declare them with the plan's audiences and restart it first.

Without --confirm it is a trial: everything is done, shown and rolled back. Each
row is saved before it changes, and "database rollback" brings it back. A second
fix changes nothing.`
}

// Run tries the fix, or makes it.
func (v *databaseFixVerb) Run(ctx context.Context, p *Program) error {
	return v.change(ctx, p, change{verb: "fix", consent: v.consent(), run: (*database.Database).Fix})
}

type databaseRollbackVerb struct {
	databaseArgs `embed:""`
	consentFlags `embed:""`
}

// Run tries the rollback, or makes it.
func (v *databaseRollbackVerb) Run(ctx context.Context, p *Program) error {
	return v.change(ctx, p, change{verb: "rollback", consent: v.consent(), run: (*database.Database).Rollback})
}

func (v consentFlags) consent() database.Consent {
	return database.Consent{Database: v.Confirm, Rows: v.Rows}
}

// AfterApply refuses a number that no change can have.
func (v consentFlags) AfterApply(*kong.Context) error {
	if v.Rows < 0 {
		return fmt.Errorf("--rows %d: say how many rows the trial showed", v.Rows)
	}
	return nil
}

// change is a fix or a rollback that was asked for.
type change struct {
	verb    string
	consent database.Consent
	run     func(*database.Database, context.Context, database.Consent) (*database.Change, error)
}

func (v *databaseArgs) change(ctx context.Context, p *Program, asked change) error {
	d, err := v.open(ctx, p, false)
	if err != nil {
		return err
	}
	defer d.Close()
	done, err := asked.run(d.Database, ctx, asked.consent)
	if err != nil {
		return err
	}
	if v.Format == "json" {
		return changedJSON(p.Out, asked.verb, done)
	}
	return changedText(p.Out, asked.verb, done)
}
