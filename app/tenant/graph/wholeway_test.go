package graph_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
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
)

// live is a sign-in to a server that needs no person.
type live struct {
	server *graphtest.Server
	t      testing.TB
}

func (l live) Account() tenant.Account {
	return tenant.Account{Name: "ada@contoso.example", TenantID: graphtest.TenantID}
}
func (l live) Directory() tenant.Directory { return readerOf(l.t, l.server) }
func (l live) SignOut()                    {}

func (l live) Writable(context.Context, ...tenant.Write) (tenant.WritableDirectory, error) {
	return graph.Writer(graph.Options{Address: l.server.URL, Tokens: &tokens{text: l.server.Token(allRights()...)}, Sleep: (&patience{}).sleep})
}

// way is a plan of six registrations beside a server.
type way struct {
	t       testing.TB
	server  *graphtest.Server
	plan    *plan.Plan
	catalog *catalog.Catalog
	folder  reconcile.Folder
	guard   sync.Mutex
	kept    map[plan.SecretRef]string
}

func newWay(t testing.TB) *way {
	t.Helper()
	data, err := assets.Example("guide-8.9")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := plan.Parse("guide-8.9.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	w := &way{t: t, server: graphtest.Start(t), plan: doc.Plan().Clone(), folder: reconcile.InFolder(t.TempDir()), kept: map[plan.SecretRef]string{}}
	if w.catalog, err = catalog.Of(w.plan.Camunda); err != nil {
		t.Fatal(err)
	}
	w.plan.Tenant.ID = graphtest.TenantID
	for i := range w.plan.Registrations {
		r := &w.plan.Registrations[i]
		r.ClientID = ""
		if strings.HasSuffix(r.Name, "API") {
			r.Secret = plan.SecretRef{Store: plan.InKeychain, Name: "entra", Key: "api"}
		}
	}
	return w
}

func (w *way) keep(_ context.Context, ref plan.SecretRef, value secret.Value) (secret.Kept, error) {
	w.guard.Lock()
	defer w.guard.Unlock()
	w.kept[ref] = value.Reveal()
	return secret.Kept{Lasting: true}, nil
}

func (w *way) compare() *reconcile.Comparison {
	w.t.Helper()
	found, err := reconcile.Read(context.Background(), readerOf(w.t, w.server), w.catalog, w.plan, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	runs, err := w.folder.Runs(graphtest.TenantID)
	if err != nil {
		w.t.Fatal(err)
	}
	return reconcile.Compare(w.catalog, w.plan, found, reconcile.Rules{Now: time.Now(), Graph: w.server.URL, Lost: reconcile.Lost(runs, found)})
}

func (w *way) differences() []string {
	var names []string
	for _, d := range w.compare().Differences {
		names = append(names, d.Registration+": "+d.Property)
	}
	return names
}

func (w *way) changes() *reconcile.Changes {
	w.t.Helper()
	changes, err := w.compare().Changes(reconcile.Secrets{})
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
	applier := &reconcile.Applier{
		Session: live{w.server, w.t}, Keep: w.keep, Journals: w.folder, Now: time.Now, PlanName: w.plan.Name,
		Wait: func(ctx context.Context, _ time.Duration) error { return ctx.Err() },
	}
	result, err := applier.Apply(context.Background(), changes, approval)
	if err == nil && !result.Complete() {
		w.t.Errorf("not complete: %+v", result.Outcomes)
	}
	return err
}

func (w *way) undo() *reconcile.Changes {
	w.t.Helper()
	runs, err := w.folder.Runs(graphtest.TenantID)
	if err != nil {
		w.t.Fatal(err)
	}
	changes, err := reconcile.Undo(context.Background(), readerOf(w.t, w.server), w.server.URL, reconcile.LastToUndo(runs, w.plan.Name))
	if err != nil {
		w.t.Fatal(err)
	}
	return changes
}

// once checks that everything is there a single time.
func (w *way) once(after string) {
	w.t.Helper()
	secrets := 0
	for _, app := range w.server.Applications() {
		secrets += len(app.Passwords)
	}
	apps, principals, grants := len(w.server.Applications()), len(w.server.Principals())-1, len(w.server.Grants())
	if apps != 6 || principals != 6 || grants != 6 || secrets != 4 || len(w.kept) != 4 {
		w.t.Errorf("%s: %d registrations, %d enterprise applications, %d consents, %d secrets of which %d are kept", after, apps, principals, grants, secrets, len(w.kept))
	}
	if left := w.differences(); len(left) > 0 {
		w.t.Errorf("%s: differs: %v", after, left)
	}
}

func TestAPlanIsAppliedThroughGraphMendedAndTakenBack(t *testing.T) {
	w := newWay(t)
	w.server.Obey(graphtest.Rules{Lag: 2})
	if err := w.apply(w.changes()); err != nil {
		t.Fatal(err)
	}
	w.server.Obey(graphtest.Rules{})
	w.once("after apply")
	right := w.server.Applications()
	for _, app := range right {
		switch app.DisplayName {
		case "Camunda Console":
			w.server.Change(app.ObjectID, map[string]any{"groupMembershipClaims": "All", "spa": map[string]any{"redirectUris": []string{"https://elsewhere.example/"}}})
		case "Camunda Optimize":
			w.server.Change(app.ObjectID, map[string]any{"api": map[string]any{"requestedAccessTokenVersion": nil}, "optionalClaims": nil})
		}
	}
	changed := w.server.Applications()
	want := []string{"Camunda Optimize: api.requestedAccessTokenVersion", "Camunda Optimize: optionalClaims", "Camunda Console: spa.redirectUris"}
	if d := cmp.Diff(want, w.differences()); d != "" {
		t.Fatal(d)
	}
	if err := w.apply(w.changes()); err != nil {
		t.Fatal(err)
	}
	w.once("after mending")
	if err := w.apply(w.undo()); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, w.differences()); d != "" {
		t.Error(d)
	}
	for i, app := range w.server.Applications() {
		if app.API.TokenVersion != changed[i].API.TokenVersion || !slices.Equal(app.SPA.RedirectURIs, changed[i].SPA.RedirectURIs) || len(app.OptionalClaims.AccessToken) != len(changed[i].OptionalClaims.AccessToken) {
			t.Errorf("undo does not bring %s back", app.DisplayName)
		}
	}
	if err := w.apply(w.undo()); err != nil {
		t.Fatal(err)
	}
	if left := len(w.server.Applications()) + len(w.server.Principals()) - 1 + len(w.server.Grants()); left != 0 {
		t.Errorf("%d objects are left", left)
	}
}

// The connection is cut at every call of a run, once before and once after the
// server did what the call asks for.
func TestAConnectionCutAtAnyCallLeavesNothingTwice(t *testing.T) {
	for _, after := range []bool{false, true} {
		broken, stride := 0, 1
		if testing.Short() {
			stride = 7
		}
		for at := 1; ; at += stride {
			w := newWay(t)
			changes := w.changes()
			w.server.Forget()
			w.server.FailAt(at, graphtest.Fault{Cut: true, After: after})
			err := w.apply(changes)
			if len(w.server.Calls()) < at {
				break
			}
			if err != nil {
				broken++
				if err := w.apply(w.changes()); err != nil {
					t.Fatalf("the second run after a cut at call %d: %v", at, err)
				}
			}
			w.once(fmt.Sprintf("after a cut at call %d", at))
		}
		if broken*stride < 20 {
			t.Errorf("only %d runs were interrupted", broken)
		}
	}
}
