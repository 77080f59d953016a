package workbench

import (
	"context"
	"fmt"
	"strconv"

	"entrastudio/app/database"
	"entrastudio/app/document"
	"entrastudio/importers"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
	"entrastudio/model/refusal"
	view "entrastudio/views/database"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// LiveDatabase is an open connection to the database of Management Identity; see
// database.Database.
type LiveDatabase interface {
	Check(context.Context) (*database.Found, error)
	Fix(context.Context, database.Consent) (*database.Change, error)
	Rollback(context.Context, database.Consent) (*database.Change, error)
	Close()
}

// OpenDatabase connects as database.Open does.
type OpenDatabase func(context.Context, *catalog.Catalog, *plan.Plan, database.Options) (LiveDatabase, error)

// overTheNetwork is what a workbench connects by that was given nothing else.
func overTheNetwork(ctx context.Context, c *catalog.Catalog, p *plan.Plan, o database.Options) (LiveDatabase, error) {
	d, err := database.Open(ctx, c, p, o)
	if err != nil {
		return nil, err
	}
	return d, nil
}

// databaseSource gives the panel of the database what the server says.
type databaseSource struct {
	job
	// session is the plan in work that all of this is about.
	session *document.Session
	address view.Address
	// agreed holds where the person let the studio connect to in this session.
	agreed map[string]bool
	done   string
	report *view.Report
	// of and at are the plan and the address that the report is about; file is its
	// name beside the plan.
	of   *plan.Plan
	at   view.Address
	file string
}

func newDatabaseSource(w *Workbench) *databaseSource {
	return &databaseSource{job: job{w: w}, agreed: map[string]bool{}}
}

// OnChange is part of the panel's source.
func (s *databaseSource) OnChange(f func()) { s.tell = append(s.tell, f) }

// Modes is part of the panel's source.
func (s *databaseSource) Modes() []string { return database.TLSModes() }

// Address is part of the panel's source.
func (s *databaseSource) Address() view.Address { return s.address }

// SetAddress is part of the panel's source.
func (s *databaseSource) SetAddress(a view.Address) {
	s.address = a
	s.changed()
}

// Stop is part of the panel's source.
func (s *databaseSource) Stop() { s.cancel() }

// follow forgets what was known of another plan's database.
func (s *databaseSource) follow() {
	if now := s.w.Session(); s.session != now {
		s.session, s.address, s.report, s.failed, s.done, s.file = now, view.Address{}, nil, nil, "", ""
	}
}

// State is part of the panel's source.
func (s *databaseSource) State() view.State {
	s.follow()
	p := s.w.Plan()
	state := view.State{
		Doing: s.doing, Failed: s.failed, Done: s.done,
		Report: s.report, Stale: s.report != nil && (s.of != p || s.at != s.address),
	}
	if d := p.Database(plan.IdentityDatabase); d != nil {
		state.Password = d.Password.String()
	}
	if !p.On(catalog.ManagementIdentity) {
		state.Missing = words.T("workbench.database.missing")
		return state
	}
	options, err := s.options()
	if err == nil {
		state.Where, err = database.Where(p, options)
	}
	state.Unclear = err
	return state
}

// options are the address as the connection wants it.
func (s *databaseSource) options() (database.Options, error) {
	a := s.address
	options := database.Options{URL: a.URL, Host: a.Host, TLS: a.TLS, Schema: a.Schema}
	if a.Port == "" {
		return options, nil
	}
	port, err := strconv.Atoi(a.Port)
	if err != nil || port < 1 || port > 65535 {
		return options, &refusal.Error{File: "database", What: fmt.Sprintf("%q is no port", a.Port), Hint: "write a number from 1 to 65535"}
	}
	options.Port = port
	return options, nil
}

// Check is part of the panel's source.
func (s *databaseSource) Check() { s.consent(s.check) }

// TryFix is part of the panel's source.
func (s *databaseSource) TryFix() { s.consent(func() { s.try(change{run: LiveDatabase.Fix}) }) }

// TryRollback is part of the panel's source.
func (s *databaseSource) TryRollback() {
	s.consent(func() { s.try(change{rollback: true, run: LiveDatabase.Rollback}) })
}

// consent says once a session where the studio connects to and as whom, and goes
// on when the person agrees.
func (s *databaseSource) consent(then func()) {
	state := s.State()
	if state.Where == "" || s.running() {
		return
	}
	if s.agreed[state.Where] {
		then()
		return
	}
	s.w.frame.Dialogs().Show(part.Dialog{
		Title: words.T("workbench.database.ask"), Confirm: words.T("workbench.database.ask.yes"), Size: addressSize,
		Body: part.NewParagraph(words.F("workbench.database.ask.text", words.Data{"Where": state.Where})),
		OnConfirm: func() {
			s.agreed[state.Where] = true
			then()
		},
	})
}

// connected opens a connection for one piece of work and closes it after.
func (s *databaseSource) connected(doing string, readOnly bool, do func(context.Context, LiveDatabase) (func(), error)) {
	open := s.w.params.Database
	if open == nil {
		open = overTheNetwork
	}
	options, err := s.options()
	if err != nil {
		s.failed = err
		s.changed()
		return
	}
	options.ReadOnly, options.Secrets = readOnly, s.w.vault()
	c, p := s.w.Catalog(), s.w.Plan()
	s.done = ""
	s.run(doing, func(ctx context.Context) (func(), error) {
		d, err := open(ctx, c, p, options)
		if err != nil {
			return nil, err
		}
		defer d.Close()
		return do(ctx, d)
	})
}

// check reads, and puts what it read beside the plan.
func (s *databaseSource) check() {
	p, at := s.w.Plan(), s.address
	doing := words.F("workbench.database.checking", words.Data{"Where": s.State().Where})
	s.connected(doing, true, func(ctx context.Context, d LiveDatabase) (func(), error) {
		found, err := d.Check(ctx)
		if err != nil {
			return nil, err
		}
		source, err := found.Source()
		if err != nil {
			return nil, err
		}
		return func() {
			s.of, s.at, s.report = p, at, s.reportOf(found)
			s.beside(source)
		}, nil
	})
}

// beside puts the audiences beside the plan, in the place of those read before.
func (s *databaseSource) beside(source importers.Source) {
	s.w.replaceEvidence(s.file, source)
	s.file = source.Name
}

// replaceEvidence puts a source beside the plan in the place of an older one of a
// name; empty for none.
func (w *Workbench) replaceEvidence(old string, source importers.Source) {
	if old != "" {
		w.ForgetFiles(old)
	}
	w.Add(source)
}
