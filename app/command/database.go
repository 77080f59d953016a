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

	"github.com/spf13/cobra"
)

func databaseCommand(p *Program) *cobra.Command {
	c := &cobra.Command{
		Use:   "database",
		Short: "Check Identity's live database against the plan, and mend its audiences.",
		Long: `Connects to the PostgreSQL database of Management Identity, as the user that the
plan names. The password comes from PGPASSWORD, from the file of PGPASSFILE, or
from where the plan's reference says. Calling it is your consent to connect.

  entra-studio database check acme.yaml
  entra-studio database check acme.yaml --host localhost --port 15432
  entra-studio database fix acme.yaml
  entra-studio database fix acme.yaml --confirm identity --rows 5`,
		Args: cobra.ArbitraryArgs,
		RunE: noCommandBelow,
	}
	c.AddCommand(databaseCheckCommand(p), databaseFixCommand(p), databaseRollbackCommand(p))
	return c
}

// databaseArgs say which database, and as whom.
type databaseArgs struct {
	Plan        string
	URL         string
	Host        string
	Port        int
	TLS         string
	Schema      string
	Timeout     time.Duration
	KubeContext string
	Format      string
}

// declare declares the flags.
func (v *databaseArgs) declare(c *cobra.Command) {
	f := c.Flags()
	f.StringVar(&v.URL, "url", "", "The database in the place of the plan's, without a password: `URL` is postgres://USER@HOST:PORT/DATABASE.")
	f.StringVar(&v.Host, "host", "", "Another `HOST`, such as localhost for a forwarded port.")
	f.IntVar(&v.Port, "port", 0, "Another `PORT`.")
	f.StringVar(&v.TLS, "tls", "", "The `MODE`: disable, prefer, require, verify-ca or verify-full; without it what PGSSLMODE says, else prefer.")
	f.StringVar(&v.Schema, "schema", "", "The schema with the table permissions, by its `NAME`; public when it is not given.")
	f.DurationVar(&v.Timeout, "timeout", 30*time.Second, "How long to wait for the server (`TIME`).")
	f.StringVar(&v.KubeContext, "kube-context", "", "The context of kubectl, where the password is in a Secret, by its `NAME`.")
	chooseFormat(c, &v.Format, "json")
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
	databaseArgs
}

func databaseCheckCommand(p *Program) *cobra.Command {
	v := databaseCheckVerb{}
	c := &cobra.Command{
		Use:   "check PLAN",
		Short: "Say which audiences have permissions, and what the plan's lack. It only reads.",
		Long: `The exit status is 1 when a component asks for an audience that has no
permissions, 0 when none does, 2 when the database cannot be read.`,
		Annotations: map[string]string{"PLAN": "The plan."},
		RunE:        onFile(p, &v.Plan, v.run),
	}
	v.declare(c)
	return c
}

// run reads the audiences and says what follows from them.
func (v *databaseCheckVerb) run(ctx context.Context, p *Program) error {
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
	DryRun  bool
	Confirm string
	Rows    int
}

// declare declares the flags.
func (v *consentFlags) declare(c *cobra.Command) {
	f := c.Flags()
	f.BoolVar(&v.DryRun, "dry-run", false, "Try it and roll it back, which is what happens without --confirm too.")
	f.StringVar(&v.Confirm, "confirm", "", "Keep the change. Type the name of the `DATABASE`.")
	f.IntVar(&v.Rows, "rows", 0, "Stop unless exactly `N` rows change, as a trial has shown.")
}

// databaseChangeVerb is a fix or a rollback, which differ in what they run.
type databaseChangeVerb struct {
	databaseArgs
	consentFlags
	name   string
	change func(*database.Database, context.Context, database.Consent) (*database.Change, error)
}

func databaseFixCommand(p *Program) *cobra.Command {
	v := databaseChangeVerb{name: "fix", change: (*database.Database).Fix}
	return v.command(p, "Move permissions that still carry Keycloak-style audiences to the plan's.",
		`This is the last resort: Management Identity adds the permissions of its presets
at every start, so declare them with the plan's audiences and restart it first.

Without --confirm it is a trial: everything is done, shown and rolled back. Each
row is saved before it changes, and "database rollback" brings it back. A second
fix changes nothing.`)
}

func databaseRollbackCommand(p *Program) *cobra.Command {
	v := databaseChangeVerb{name: "rollback", change: (*database.Database).Rollback}
	return v.command(p, "Bring back the permissions that a fix moved.", "")
}

func (v *databaseChangeVerb) command(p *Program, short, long string) *cobra.Command {
	c := &cobra.Command{
		Use: v.name + " PLAN", Short: short, Long: long, Annotations: map[string]string{"PLAN": "The plan."},
		RunE: onFile(p, &v.Plan, v.run),
	}
	v.databaseArgs.declare(c)
	v.consentFlags.declare(c)
	return c
}

// consent is what the flags say, which must not contradict each other.
func (v *consentFlags) consent() (database.Consent, error) {
	switch {
	case v.DryRun && v.Confirm != "":
		return database.Consent{}, together("--dry-run", "--confirm")
	case v.Rows < 0:
		return database.Consent{}, fmt.Errorf("--rows %d: say how many rows the trial showed", v.Rows)
	}
	return database.Consent{Database: v.Confirm, Rows: v.Rows}, nil
}

// run tries the change, or makes it.
func (v *databaseChangeVerb) run(ctx context.Context, p *Program) error {
	consent, err := v.consent()
	if err != nil {
		return err
	}
	d, err := v.open(ctx, p, false)
	if err != nil {
		return err
	}
	defer d.Close()
	done, err := v.change(d.Database, ctx, consent)
	if err != nil {
		return err
	}
	if v.Format == "json" {
		return changedJSON(p.Out, v.name, done)
	}
	return changedText(p.Out, v.name, done)
}
