package graph_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entrastudio/app/secret"
	"entrastudio/app/tenant"
	"entrastudio/app/tenant/graph"
	"entrastudio/app/tenant/graphtest"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/assets"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// way is a plan of six registrations beside an empty tenant, which is reached as
// Entra's would be: signed in, over HTTP.
type way struct {
	t       testing.TB
	server  *graphtest.Server
	session tenant.Session
	catalog *catalog.Catalog
	plan    *plan.Plan
	folder  reconcile.Folder
	vault   *secret.Vault
	now     time.Time
}

func newWay(t testing.TB) *way {
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
	secrets := t.TempDir()
	p.Tenant.ID = graphtest.TenantID
	for i := range p.Registrations {
		r := &p.Registrations[i]
		r.ClientID = ""
		if !r.Secret.IsZero() || strings.HasSuffix(r.Name, "API") {
			r.Secret = plan.SecretRef{Store: plan.InFile, Name: filepath.Join(secrets, strings.ReplaceAll(r.Name, " ", "-"))}
		}
	}
	w := &way{
		t: t, server: graphtest.Start(t), catalog: c, plan: p, folder: reconcile.InFolder(t.TempDir()),
		vault: secret.New(nil, secret.Cluster{}), now: time.Now().Truncate(time.Second),
	}
	w.server.GiveApp(allRights()...)
	connector := graph.Connector{Graph: graph.Options{Sleep: (&patience{}).sleep}}
	w.session, err = connector.Connect(context.Background(), tenant.Request{
		Method: tenant.ClientSecret, ClientID: graphtest.AppClientID, Secret: secret.Of(graphtest.AppSecret),
		Cloud: catalog.Cloud{Name: plan.CustomCloud, Login: w.server.Authority(), Graph: w.server.URL}, TenantID: graphtest.TenantID,
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func (w *way) compare() *reconcile.Comparison {
	w.t.Helper()
	live, err := reconcile.Read(context.Background(), w.session.Directory(), w.catalog, w.plan, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	runs, err := w.folder.Runs(graphtest.TenantID)
	if err != nil {
		w.t.Fatal(err)
	}
	return reconcile.Compare(w.catalog, w.plan, live, reconcile.Rules{Now: w.now, Graph: w.server.URL, Lost: reconcile.Lost(runs, live)})
}

func (w *way) changes() *reconcile.Changes {
	w.t.Helper()
	changes, err := w.compare().Changes(reconcile.Secrets{Ready: w.vault.Ready})
	if err != nil {
		w.t.Fatal(err)
	}
	return changes
}

func (w *way) apply(changes *reconcile.Changes) error {
	w.t.Helper()
	approval, err := changes.Approve(changes.Fingerprint())
	if err != nil {
		w.t.Fatal(err)
	}
	w.now = w.now.Add(time.Second)
	applier := &reconcile.Applier{
		Session: w.session, Keep: w.vault.Keep, Journals: w.folder, PlanName: w.plan.Name,
		Now: func() time.Time { return w.now }, Wait: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	}
	_, err = applier.Apply(context.Background(), changes, approval)
	return err
}

func (w *way) mustApply(changes *reconcile.Changes) {
	w.t.Helper()
	if err := w.apply(changes); err != nil {
		w.t.Fatal(err)
	}
}

func (w *way) undo() *reconcile.Changes {
	w.t.Helper()
	runs, err := w.folder.Runs(graphtest.TenantID)
	if err != nil {
		w.t.Fatal(err)
	}
	run := reconcile.LastToUndo(runs, w.plan.Name)
	if run == nil {
		w.t.Fatal("there is no run to undo")
	}
	changes, err := reconcile.Undo(context.Background(), w.session.Directory(), w.server.URL, run)
	if err != nil {
		w.t.Fatal(err)
	}
	return changes
}

func (w *way) differences() []string {
	w.t.Helper()
	var names []string
	for _, d := range w.compare().Differences {
		names = append(names, d.Registration+": "+d.Property)
	}
	return names
}

// complete checks that everything is there, and once.
func (w *way) complete(when string) {
	w.t.Helper()
	if left := w.differences(); len(left) > 0 {
		w.t.Errorf("%s: still differs: %v", when, left)
	}
	// One service principal is Microsoft Graph's own.
	apps, principals, grants := len(w.server.Applications()), len(w.server.Principals())-1, len(w.server.Grants())
	if want := len(w.plan.Registrations); apps != want || principals != want || grants == 0 || grants > want {
		w.t.Errorf("%s: %d registrations, %d enterprise applications, %d consents", when, apps, principals, grants)
	}
	for _, app := range w.server.Applications() {
		if len(app.Passwords) > 1 {
			w.t.Errorf("%s: %s has %d secrets", when, app.DisplayName, len(app.Passwords))
		}
	}
}

func TestTheWholeWayThroughGraph(t *testing.T) {
	for name, lag := range map[string]int{"at once": 0, "behind itself": 2} {
		t.Run(name, func(t *testing.T) {
			w := newWay(t)
			if n := len(w.plan.Registrations); n != 6 {
				t.Fatalf("the plan has %d registrations", n)
			}
			w.server.Obey(graphtest.Rules{Lag: lag})
			w.mustApply(w.changes())
			w.server.Obey(graphtest.Rules{})
			w.complete("after the first apply")
			right := w.server.Applications()

			one, two := w.server.Applications()[0], w.server.Applications()[5]
			w.server.Change(one.ObjectID, map[string]any{"api": map[string]any{"requestedAccessTokenVersion": nil}, "web": map[string]any{"redirectUris": []any{"https://elsewhere.example/"}}})
			w.server.Change(two.ObjectID, map[string]any{"optionalClaims": nil})
			changed := w.server.Applications()
			want := []string{
				one.DisplayName + ": web.redirectUris", one.DisplayName + ": api.requestedAccessTokenVersion", two.DisplayName + ": optionalClaims",
			}
			if diff := cmp.Diff(want, w.differences(), sorted()); diff != "" {
				t.Fatalf("three fields changed outside (-want +got):\n%s", diff)
			}
			w.mustApply(w.changes())
			if diff := cmp.Diff(right, w.server.Applications(), sameClaims()); diff != "" {
				t.Errorf("not mended (-want +got):\n%s", diff)
			}
			w.mustApply(w.undo())
			if diff := cmp.Diff(changed, w.server.Applications(), sameClaims()); diff != "" {
				t.Errorf("not brought back (-want +got):\n%s", diff)
			}
			w.mustApply(w.undo())
			if n := len(w.server.Applications()); n != 0 {
				t.Errorf("%d registrations are left after the second undo", n)
			}
		})
	}
}

func TestAnApplyInterruptedAtAnyCallIsCompletedByTheNext(t *testing.T) {
	for name, fault := range map[string]graphtest.Fault{"before it took effect": graphtest.Cut(), "with its answer lost": graphtest.Lost()} {
		t.Run(name, func(t *testing.T) {
			stride := 1
			if testing.Short() {
				stride = 11
			}
			at := 1
			for ; ; at += stride {
				w := newWay(t)
				changes := w.changes()
				w.server.Forget()
				w.server.FailAt(at, fault)
				// A read that is cut off is repeated by net/http itself, without an error.
				_ = w.apply(changes)
				if len(w.server.Calls()) < at {
					break
				}
				w.server.Forget()
				if left := w.changes(); !left.Empty() {
					w.mustApply(left)
				}
				w.complete(name)
			}
			if at < 30 {
				t.Errorf("an apply takes only %d calls", at)
			}
		})
	}
}

func sorted() cmp.Option {
	return cmpopts.SortSlices(strings.Compare)
}

// sameClaims takes no list of optional claims for three empty ones: Graph gives
// either back, and both mean the same.
func sameClaims() cmp.Option { return cmpopts.EquateEmpty() }
