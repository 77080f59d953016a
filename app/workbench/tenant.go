package workbench

import (
	"context"
	"errors"

	"entrastudio/app/document"
	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	view "entrastudio/views/tenant"
	"entrastudio/views/words"
)

// tenantSource gives the panel of the tenant what is there. It reads; every write
// goes through the one gate in apply.
type tenantSource struct {
	job
	// plan is the plan in work that all of this is about.
	plan    *document.Session
	session tenant.Session
	// visit counts how often somebody signed in or out: what a work read for an
	// earlier one is of no use.
	visit   int
	cloud   catalog.Cloud
	code    *view.Code
	writing bool
	done    []string
	// compared is the last comparison; nil before the first.
	compared *compared
	runs     []*reconcile.Run
	apps     []view.App
	listed   bool
}

// compared is what one comparison read and what follows from it. It is made off
// the window's goroutine and never changed.
type compared struct {
	of       *plan.Plan
	catalog  *catalog.Catalog
	live     *reconcile.Live
	changes  *reconcile.Changes
	takeover plan.Edit
	report   *view.Report
}

func newTenantSource(w *Workbench) *tenantSource { return &tenantSource{job: job{w: w}} }

// OnChange is part of the panel's source.
func (s *tenantSource) OnChange(f func()) { s.tell = append(s.tell, f) }

// OnProgress is part of the panel's source.
func (s *tenantSource) OnProgress(f func()) { s.went = append(s.went, f) }

// Stop is part of the panel's source.
func (s *tenantSource) Stop() { s.cancel() }

// State is part of the panel's source.
func (s *tenantSource) State() view.State {
	s.follow()
	cloud := s.w.Plan().Tenant.Microsoft()
	state := view.State{
		Missing: s.missing(cloud), TenantID: s.w.Plan().Tenant.ID, Login: cloud.Login, Graph: cloud.Graph,
		Account: s.account(), Writing: s.writing, Doing: s.doing, Code: s.code, Failed: s.failed, Done: s.done,
		Runs: s.journal(), Apps: s.apps, Listed: s.listed,
	}
	if s.compared != nil {
		state.Report, state.Stale = s.compared.report, s.compared.of != s.w.Plan()
	}
	return state
}

// follow ends the sign-in when another plan is opened, which may be for another
// tenant. What is under way is ended first.
func (s *tenantSource) follow() {
	now := s.w.Session()
	if s.plan == now {
		return
	}
	if s.running() {
		s.cancel()
		return
	}
	s.forget()
	s.plan = now
}

// forget signs out and lets go of all that was read.
func (s *tenantSource) forget() {
	if s.session != nil {
		s.session.SignOut()
	}
	s.visit++
	s.session, s.compared, s.runs, s.apps, s.listed, s.writing = nil, nil, nil, nil, false, false
	s.done, s.code, s.failed = nil, nil, nil
}

// missing says why nobody can sign in.
func (s *tenantSource) missing(cloud catalog.Cloud) string {
	switch {
	case s.w.params.Tenant == nil:
		return words.T("workbench.tenant.unconnected")
	case !catalog.IsGUID(s.w.Plan().Tenant.ID):
		return words.T("workbench.tenant.noId")
	case cloud.Login == "" || cloud.Graph == "":
		return words.F("workbench.tenant.noCloud", words.Data{"Cloud": cloud.Name})
	}
	return ""
}

// account is who is signed in, in the panel's words; nil for nobody.
func (s *tenantSource) account() *view.Account {
	if s.session == nil {
		return nil
	}
	a := s.session.Account()
	account := &view.Account{Name: a.Name, App: a.App, TenantID: a.TenantID, Rights: a.Rights, Ends: a.Ends}
	if s.compared != nil {
		account.Organization = s.compared.live.Organization.DisplayName
	}
	return account
}

// SignOut is part of the panel's source.
func (s *tenantSource) SignOut() {
	s.cancel()
	s.forget()
	s.changed()
}

// AllowWriting is part of the panel's source. It asks for no right: that is done
// for the changes that are approved, and for no more.
func (s *tenantSource) AllowWriting(allowed bool) {
	s.writing = allowed
	s.changed()
}

// connection is what the bar below says: offline, or who is signed in where and
// whether changes are allowed.
func (s *tenantSource) connection() (text string, connected bool) {
	a := s.account()
	if a == nil {
		return words.T("workbench.offline"), false
	}
	where := a.Organization
	if where == "" {
		where = a.TenantID
	}
	told := words.Data{"Account": a.Name, "Tenant": where}
	if s.writing {
		return words.F("workbench.tenant.writing", told), true
	}
	return words.F("workbench.tenant.reading", told), true
}

// List is part of the panel's source: every app of the tenant, which may be tens of
// thousands.
func (s *tenantSource) List() {
	if s.session == nil {
		return
	}
	session, visit, ours := s.session, s.visit, reconcile.Ours(s.w.Plan())
	s.run(words.T("workbench.tenant.listing"), func(ctx context.Context) (func(), error) {
		progress := func(read int) { s.say(ctx, words.N("workbench.tenant.listed", read)) }
		all, err := session.Directory().Applications(ctx, tenant.Listing{Progress: progress})
		if err != nil {
			return nil, err
		}
		apps := make([]view.App, len(all))
		for i := range all {
			apps[i] = appOf(&all[i], ours)
		}
		return s.during(visit, func() { s.apps, s.listed = apps, true }), nil
	})
}

// during does something only while the same visit lasts.
func (s *tenantSource) during(visit int, do func()) func() {
	return func() {
		if s.visit == visit {
			do()
		}
	}
}

// errSignedOut is what a work says that went on after its session had ended.
var errSignedOut = errors.New("nobody is signed in")
