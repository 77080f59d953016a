package reconcile_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entrastudio/app/secret"
	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/app/tenant/tenanttest"
	"entrastudio/assets"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
)

const graphURL = "https://graph.microsoft.com"

// stage is a plan beside a tenant in memory.
type stage struct {
	t       testing.TB
	catalog *catalog.Catalog
	plan    *plan.Plan
	tenant  *tenanttest.Tenant
	signIn  *tenanttest.Connector
	folder  reconcile.Folder
	vault   *secret.Vault
	secrets string
	now     time.Time
	renew   time.Duration
}

// newStage is the guide's plan of six registrations, without client IDs, and an
// empty tenant. Client secrets go into files.
func newStage(t testing.TB) *stage {
	t.Helper()
	data, err := assets.Example("guide-8.9")
	if err != nil {
		t.Fatal(err)
	}
	document, err := plan.Parse("guide-8.9.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	p := document.Plan().Clone()
	c, err := catalog.Of(p.Camunda)
	if err != nil {
		t.Fatal(err)
	}
	live := tenanttest.New()
	s := &stage{
		t: t, catalog: c, plan: p, tenant: live, signIn: &tenanttest.Connector{Tenant: live},
		folder: reconcile.InFolder(t.TempDir()), vault: secret.New(nil, secret.Cluster{}), secrets: t.TempDir(), now: live.Now,
	}
	p.Tenant.ID = tenanttest.TenantID
	for i := range p.Registrations {
		r := &p.Registrations[i]
		r.ClientID = ""
		if !r.Secret.IsZero() || strings.HasSuffix(r.Name, "API") {
			r.Secret = plan.SecretRef{Store: plan.InFile, Name: filepath.Join(s.secrets, strings.ReplaceAll(r.Name, " ", "-"))}
		}
	}
	return s
}

func (s *stage) live() *reconcile.Live {
	s.t.Helper()
	live, err := reconcile.Read(context.Background(), s.tenant.Reader(), s.catalog, s.plan, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	return live
}

func (s *stage) compare() *reconcile.Comparison {
	s.t.Helper()
	live := s.live()
	runs, err := s.folder.Runs(tenanttest.TenantID)
	if err != nil {
		s.t.Fatal(err)
	}
	return reconcile.Compare(s.catalog, s.plan, live, reconcile.Rules{
		Now: s.now, Graph: graphURL, RenewWithin: s.renew, Lost: reconcile.Lost(runs, live),
	})
}

func (s *stage) changes() *reconcile.Changes {
	s.t.Helper()
	changes, err := s.compare().Changes(reconcile.Secrets{Ready: s.vault.Ready})
	if err != nil {
		s.t.Fatal(err)
	}
	return changes
}

func (s *stage) applier() *reconcile.Applier {
	s.t.Helper()
	session, err := s.signIn.Connect(context.Background(), tenant.Request{})
	if err != nil {
		s.t.Fatal(err)
	}
	s.now = s.now.Add(time.Second)
	return &reconcile.Applier{
		Session: session, Keep: s.vault.Keep, Journals: s.folder, PlanName: s.plan.Name,
		Now: func() time.Time { return s.now }, Wait: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	}
}

// apply approves and makes changes.
func (s *stage) apply(changes *reconcile.Changes) (*reconcile.Result, error) {
	s.t.Helper()
	approval, err := changes.Approve(changes.Fingerprint())
	if err != nil {
		s.t.Fatal(err)
	}
	return s.applier().Apply(context.Background(), changes, approval)
}

func (s *stage) mustApply(changes *reconcile.Changes) *reconcile.Result {
	s.t.Helper()
	result, err := s.apply(changes)
	if err != nil {
		s.t.Fatal(err)
	}
	return result
}

// writeIDs puts the client IDs that Entra gave into the plan.
func (s *stage) writeIDs(result *reconcile.Result) {
	s.t.Helper()
	next, _, err := reconcile.ClientIDs(s.plan, s.live(), result).Apply(s.plan)
	if err != nil {
		s.t.Fatal(err)
	}
	s.plan = next
}

func (s *stage) lastRun() *reconcile.Run {
	s.t.Helper()
	runs, err := s.folder.Runs(tenanttest.TenantID)
	if err != nil {
		s.t.Fatal(err)
	}
	return reconcile.LastToUndo(runs, s.plan.Name)
}

func (s *stage) undo() *reconcile.Changes {
	s.t.Helper()
	run := s.lastRun()
	if run == nil {
		s.t.Fatal("there is no run to undo")
	}
	changes, err := reconcile.Undo(context.Background(), s.tenant.Reader(), graphURL, run)
	if err != nil {
		s.t.Fatal(err)
	}
	return changes
}

// properties names the differences as "registration: property".
func properties(c *reconcile.Comparison) []string {
	var names []string
	for _, d := range c.Differences {
		names = append(names, d.Registration+": "+d.Property)
	}
	return names
}

// hasAllOnce checks that the tenant is as the plan says and has nothing twice.
func (s *stage) hasAllOnce(when string) {
	s.t.Helper()
	if left := properties(s.compare()); len(left) > 0 {
		s.t.Errorf("%s: differs: %v", when, left)
	}
	if apps, principals, grants, secrets := s.tenant.Count(); apps != 6 || principals != 6 || grants != 6 || secrets != 4 {
		s.t.Errorf("%s: %d registrations, %d enterprise applications, %d consents, %d secrets", when, apps, principals, grants, secrets)
	}
}

// journals are all bytes of the journals' folder.
func (s *stage) journals() string {
	s.t.Helper()
	var all strings.Builder
	entries, err := os.ReadDir(s.folder.Path())
	if err != nil {
		s.t.Fatal(err)
	}
	for _, entry := range entries {
		path := filepath.Join(s.folder.Path(), entry.Name())
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm() != 0o600 {
			s.t.Errorf("%s: mode %v, %v", path, info.Mode(), err)
		}
		text, err := os.ReadFile(path)
		if err != nil {
			s.t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

// failureOf is what a person reads of a refusal.
func failureOf(call string) refusal.Error {
	return refusal.Error{File: call, What: "a policy of the tenant forbids it", Hint: "ask an administrator for an exemption"}
}
