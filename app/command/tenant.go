package command

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"entrastudio/app/secret"
	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"
)

func tenantCommand(p *Program) *cobra.Command {
	c := &cobra.Command{
		Use:   "tenant",
		Short: "Compare the plan with the live tenant, and make the tenant match.",
		Long: `Looks at the app registrations of the plan in the live tenant. Each of these
commands signs in to Microsoft Entra when you call it, for reading alone; the
right to write is asked for by apply and undo, after you have approved the list
of changes. Tokens stay in memory.

  entra-studio tenant diff acme.yaml
  entra-studio tenant apply acme.yaml --dry-run
  entra-studio tenant undo acme.yaml`,
		Args: cobra.ArbitraryArgs,
		RunE: noCommandBelow,
	}
	c.AddCommand(tenantPullCommand(p), tenantDiffCommand(p), tenantApplyCommand(p), tenantUndoCommand(p))
	return c
}

// errNoConnector is what a program says that was built without a way out.
var errNoConnector = errors.New("this program was built without a connection to Microsoft Entra")

// visit is one command's stay in a tenant.
type visit struct {
	program *Program
	file    string
	text    []byte
	doc     *plan.Document
	plan    *plan.Plan
	catalog *catalog.Catalog
	cloud   catalog.Cloud
	session tenant.Session
	vault   *secret.Vault
	folder  reconcile.Folder
}

// enter reads the plan and signs in for reading.
func (v *signInFlags) enter(ctx context.Context, p *Program, file string) (*visit, error) {
	doc, err := readPlan(p, file)
	if err != nil {
		return nil, err
	}
	s := &visit{program: p, file: file, text: doc.Bytes(), doc: doc, plan: doc.Plan(), folder: reconcile.InFolder(p.stateFolder())}
	if s.catalog, err = catalog.Of(s.plan.Camunda); err != nil {
		return nil, &refusal.Error{File: file, What: err.Error()}
	}
	s.vault = secret.New(p.keychain(), secret.ClusterOf(s.plan, v.KubeContext))
	request, err := v.request(ctx, s)
	if err != nil {
		return nil, err
	}
	if p.Tenant == nil {
		return nil, errNoConnector
	}
	if s.session, err = p.Tenant.Connect(ctx, request); err != nil {
		return nil, err
	}
	if account := s.session.Account(); !strings.EqualFold(account.TenantID, request.TenantID) {
		s.session.SignOut()
		return nil, &refusal.Error{
			File: file, What: fmt.Sprintf("the plan is for the tenant %s, and %s is signed in to %s", request.TenantID, account.Name, account.TenantID),
			Hint: "sign in with an account of the plan's tenant, or correct tenant.id in the plan",
		}
	}
	return s, nil
}

func readPlan(p *Program, file string) (*plan.Document, error) {
	data, err := readInput(p, file)
	if err != nil {
		return nil, err
	}
	return plan.Parse(file, data)
}

func (p *Program) stateFolder() string {
	if p.State != "" {
		return p.State
	}
	return filepath.Join(xdg.StateHome, "entra-studio")
}

func (p *Program) keychain() secret.Keychain {
	if p.Keychain != nil {
		return p.Keychain
	}
	return secret.SystemKeychain{}
}

// enterAndRead enters and reads the tenant, as every verb begins that needs nothing
// else before. Whoever gets a visit signs out of it.
func (v *signInFlags) enterAndRead(ctx context.Context, p *Program, file string) (*visit, *reconcile.Live, error) {
	s, err := v.enter(ctx, p, file)
	if err != nil {
		return nil, nil, err
	}
	live, err := s.read(ctx)
	if err != nil {
		s.session.SignOut()
		return nil, nil, err
	}
	return s, live, nil
}

// read looks the plan's registrations up.
func (s *visit) read(ctx context.Context) (*reconcile.Live, error) {
	return reconcile.Read(ctx, s.session.Directory(), s.catalog, s.plan, s.progress("reading"))
}

// progress shows a person how far it is, on one line that is written over.
func (s *visit) progress(doing string) reconcile.Progress {
	if !s.program.Terminal {
		return nil
	}
	return func(done, total int, next string) {
		if next == "" {
			fmt.Fprint(s.program.Err, "\r\x1b[K")
			return
		}
		fmt.Fprintf(s.program.Err, "\r\x1b[K%s %d/%d: %s", doing, done+1, total, next)
	}
}

// compare says what differs. What an interrupted apply left behind counts.
func (s *visit) compare(live *reconcile.Live, rules reconcile.Rules) (*reconcile.Comparison, error) {
	runs, err := s.folder.Runs(live.Organization.ID)
	if err != nil {
		return nil, err
	}
	rules.Now, rules.Graph, rules.Lost = s.program.Now(), s.cloud.Graph, reconcile.Lost(runs, live)
	return reconcile.Compare(s.catalog, s.plan, live, rules), nil
}

// who says who is signed in where, and with which rights.
func (s *visit) who(organization tenant.Organization) string {
	return fmt.Sprintf("%s (%s), %s", organization.DisplayName, s.session.Account().TenantID, s.account())
}

// account says who is signed in, and with which rights.
func (s *visit) account() string {
	account := s.session.Account()
	return fmt.Sprintf("signed in as %s with %s", account.Name, rightsOf(account))
}

// rightsOf are the rights in the token of an account.
func rightsOf(account tenant.Account) string {
	if len(account.Rights) == 0 {
		return "no rights in the token"
	}
	return strings.Join(account.Rights, ", ")
}
