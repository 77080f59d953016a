package database_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/refusal"
	"entrastudio/views/database"
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/studiotest"
	"entrastudio/views/viewtest"
	"entrastudio/views/words"
)

// server stands in for the program.
type server struct {
	state   database.State
	address database.Address
	acts    []string
	tell    func()
}

func (s *server) State() database.State         { return s.state }
func (s *server) Modes() []string               { return []string{"disable", "verify-full"} }
func (s *server) Address() database.Address     { return s.address }
func (s *server) SetAddress(a database.Address) { s.address = a }
func (s *server) Check()                        { s.acts = append(s.acts, "check") }
func (s *server) TryFix()                       { s.acts = append(s.acts, "fix") }
func (s *server) TryRollback()                  { s.acts = append(s.acts, "rollback") }
func (s *server) Stop()                         { s.acts = append(s.acts, "stop") }
func (s *server) OnChange(f func())             { s.tell = f }

func (s *server) becomes(state database.State) {
	s.state = state
	s.tell()
}

const where = "identity@db.harbour.example.net:5432/identity"

func report() *database.Report {
	return &database.Report{
		Where: where, Table: "public.permissions", User: "identity", Server: "15.4", At: time.Date(2026, 1, 15, 12, 4, 0, 0, time.UTC), Due: 2,
		Components: []database.Component{
			{Name: catalog.Operate, Title: "Operate", Standing: database.ToMove, Audience: "5b2c7c0e-0000-4c64-b905-000000000001", Seeded: 2, Old: "operate-api", OldRows: 2, Adds: []string{"read:*", "write:*"}},
			{Name: catalog.Optimize, Title: "Optimize", Standing: database.InOrder, Audience: "5b2c7c0e-0000-4c64-b905-000000000002", Rows: 1, Seeded: 1, Old: "optimize-api"},
		},
		Audiences: []database.Count{{Audience: "operate-api", Rows: 2}, {Audience: "5b2c7c0e-0000-4c64-b905-000000000002", Rows: 1}, {Audience: "somebody-elses", Rows: 4}},
	}
}

func open(t *testing.T, setup viewtest.Setup) (*server, *viewtest.Driver) {
	t.Helper()
	s := studiotest.New(t, catalog.V87, nil)
	source := &server{state: database.State{Where: where, Password: "env:IDENTITY_PASSWORD"}}
	return source, studiotest.Open(t, setup, s, database.New(s, source))
}

func TestNothingIsReadBeforeAPersonAsks(t *testing.T) {
	source, d := open(t, viewtest.Setup{})
	d.See(words.T("database.empty"), where, "env:IDENTITY_PASSWORD")
	if len(source.acts) != 0 {
		t.Fatalf("%v was done unasked", source.acts)
	}
	d.Tap(words.T("database.fix")).Tap(words.T("database.rollback"))
	if len(source.acts) != 0 {
		t.Errorf("%v was done before anything was checked", source.acts)
	}
	d.Tap(words.T("database.check"))
	if len(source.acts) != 1 || source.acts[0] != "check" {
		t.Errorf("%v was done", source.acts)
	}
}

func TestACheckShowsWhatLacksAndWhatAStartWouldAdd(t *testing.T) {
	source, d := open(t, viewtest.Setup{})
	source.becomes(database.State{Where: where, Report: report()})
	d.See("Operate", words.T("database.standing.toMove"), "0 of 2", "operate-api", "the old name of Operate", "read:*, write:*",
		words.T("database.whose.nobody"), "1 component has")
	d.Tap(words.T("database.standing.inOrder"))
	d.See("Nothing is to be done.")
	d.Tap(words.T("database.fix")).Tap(words.T("database.rollback"))
	if len(source.acts) != 2 || source.acts[0] != "fix" || source.acts[1] != "rollback" {
		t.Errorf("%v was done", source.acts)
	}
}

func TestAStaleReportIsFixedByNobody(t *testing.T) {
	source, d := open(t, viewtest.Setup{})
	source.becomes(database.State{Where: where, Report: report(), Stale: true})
	d.See(words.T("database.stale")).Tap(words.T("database.fix"))
	if len(source.acts) != 0 {
		t.Errorf("%v was done", source.acts)
	}
}

func TestWorkUnderWayCanBeStopped(t *testing.T) {
	source, d := open(t, viewtest.Setup{})
	source.becomes(database.State{Where: where, Doing: "Reading the audiences"})
	d.See("Reading the audiences").Tap(words.T("database.stop"))
	if len(source.acts) != 1 || source.acts[0] != "stop" {
		t.Errorf("%v was done", source.acts)
	}
}

func TestAFailureIsOneLineWithWhatToDo(t *testing.T) {
	source, d := open(t, viewtest.Setup{Theme: look.Theme{Mode: look.Dark}, Size: fyne.NewSize(1024, 700)})
	source.becomes(database.State{Where: where, Failed: &refusal.Error{File: where, What: "no connection can be made", Hint: "check host and port"}})
	d.See("no connection can", "check host and port")
}

func TestAnAddressThatIsNotClearCannotBeConnectedTo(t *testing.T) {
	source, d := open(t, viewtest.Setup{Language: words.German})
	source.becomes(database.State{Unclear: &refusal.Error{File: "database", What: "nothing says on which host the database is", Hint: "give its address"}})
	said := strings.Fields(words.Said("nothing says on which host the database is"))
	d.See(strings.Join(said[:3], " ")).Tap(words.T("database.check"))
	if len(source.acts) != 0 {
		t.Errorf("%v was done", source.acts)
	}
}

func TestTheAddressIsTypedBesideThePlan(t *testing.T) {
	source, d := open(t, viewtest.Setup{})
	d.Tap("localhost").Type(" 127.0.0.1").Tap("15432").Type("6543")
	if want := (database.Address{Host: "127.0.0.1", Port: "6543"}); source.address != want {
		t.Errorf("address %+v, want %+v", source.address, want)
	}
}

func TestAChangeIsKeptOnlyUnderTheTypedName(t *testing.T) {
	_, d := open(t, viewtest.Setup{})
	dialogs, kept := part.NewDialogs(d.Window()), []string{}
	trial := database.Trial{
		Where: where, Database: "identity", Rows: 2,
		Movements: []database.Movement{{Audience: "operate-api", Before: 2}, {Audience: "5b2c7c0e-0000-4c64-b905-000000000001", After: 2}},
	}
	database.ShowTrial(dialogs, trial, func(typed string) { kept = append(kept, typed) })
	d.See("operate-api", words.N("database.trial.fix", 2))
	field := d.Focused()
	d.Tap(words.N("database.keep.fix", 2)).Focus(field)
	d.Type("identit").Key(fyne.KeyReturn).Tap(words.N("database.keep.fix", 2))
	if len(kept) != 0 {
		t.Fatalf("kept under the name %q", kept)
	}
	d.Focus(field)
	d.Key(fyne.KeyEnd).Type("y").See("identity").Key(fyne.KeyReturn)
	if dialogs.Open() {
		t.Error("Return behind the name does not keep it")
	}
	if len(kept) != 1 || kept[0] != "identity" {
		t.Errorf("kept under %q", kept)
	}
}

func TestTheKeyboardGoesToWhatIsDoneNext(t *testing.T) {
	s := studiotest.New(t, catalog.V87, nil)
	source := &server{state: database.State{Where: where}}
	p := database.New(s, source)
	d := studiotest.Open(t, viewtest.Setup{}, s, p)
	d.Focus(p.Keyboard())
	d.Key(fyne.KeyReturn)
	if len(source.acts) != 1 || source.acts[0] != "check" {
		t.Errorf("Return on the empty panel did %v", source.acts)
	}
	source.becomes(database.State{Where: where, Report: report()})
	d.Focus(p.Keyboard())
	d.Key(fyne.KeyDown).See("Nothing is to be done.")
	source.becomes(database.State{Missing: "no database"})
	if p.Keyboard() == nil {
		t.Error("nothing has the keyboard where there is no database")
	}
}
