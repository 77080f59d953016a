package desk_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"entrastudio/app/desk"
	"entrastudio/app/document"
	"entrastudio/importers"
	"entrastudio/model/catalog"
	"entrastudio/model/check"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

const audiencePath = "components/orchestration/settings/audience"

// sound is a plan with every ID filled in, so that only what a test breaks is
// wrong.
func sound(t testing.TB, minor catalog.Minor) *plan.Plan {
	t.Helper()
	c, err := catalog.Of(minor)
	if err != nil {
		t.Fatal(err)
	}
	p := plan.Starter(c)
	p.Tenant.ID = "7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11"
	p.FirstAdmin.Value = "admin@example.com"
	for i := range p.Registrations {
		p.Registrations[i].ClientID = "1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b0" + string(rune('1'+i))
	}
	return p
}

func session(t *testing.T, p *plan.Plan) *document.Session {
	t.Helper()
	s, err := document.New(document.RealDisk{}, t.TempDir(), p)
	if err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	return s
}

// closed closes a session when the test ends.
func closed(t *testing.T, s *document.Session) {
	t.Helper()
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
}

func atOnce(f func()) { f() }

func now() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }

func open(t *testing.T, s *document.Session, background func(func())) *desk.Desk {
	t.Helper()
	d, err := desk.New(desk.Params{Session: s, Background: background, Post: atOnce, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func set(path, value string) plan.Edit {
	return plan.Edit{Label: "set " + path, Changes: []plan.Change{{Path: path, New: catalog.TextOf(value)}}}
}

func has(findings []check.Finding, code check.Code) bool {
	return slices.ContainsFunc(findings, func(f check.Finding) bool { return f.Code == code })
}

func TestFindingsFollowEveryEditAndItsUndo(t *testing.T) {
	d := open(t, session(t, sound(t, catalog.V88)), atOnce)
	if has(d.Findings(), "audience.is-uri") {
		t.Fatal("a plan without a mistake has the finding")
	}
	if err := d.Apply(set(audiencePath, "api://1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02")); err != nil {
		t.Fatal(err)
	}
	if !has(d.Findings(), "audience.is-uri") || !d.Current() {
		t.Errorf("after the edit: %v, current %v", d.Findings(), d.Current())
	}
	if _, ok := d.Session().Undo(); !ok {
		t.Fatal("nothing to undo")
	}
	if has(d.Findings(), "audience.is-uri") {
		t.Error("the finding outlived the undo")
	}
	if len(d.Logins()) == 0 {
		t.Error("no login was followed")
	}
}

// The window must not pass over what the command line names.
func TestAMisspeltKeyOfThePlansFileIsNamedUntilTheFileIsMended(t *testing.T) {
	doc, err := plan.New(sound(t, catalog.V88))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "acme.yaml")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(string(doc.Bytes()) + "deploymet: {}\n")
	s, err := document.Open(document.RealDisk{}, t.TempDir(), path)
	if err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	d := open(t, s, atOnce)
	named := func() string {
		for _, f := range d.Findings() {
			if f.Code == "plan.key-unread" {
				return f.Place.Address
			}
		}
		return ""
	}
	if named() != "deploymet" {
		t.Fatalf("the key is named at %q", named())
	}
	if err := d.Apply(set("name", "Other")); err != nil || named() != "deploymet" {
		t.Errorf("after an edit it is named at %q, %v", named(), err)
	}
	write(string(doc.Bytes()))
	if err := s.Reload("reload"); err != nil || named() != "" {
		t.Errorf("after the file was mended it is named at %q, %v", named(), err)
	}
}

// queue holds background work until a test lets it run.
type queue struct{ due []func() }

func (q *queue) add(f func()) { q.due = append(q.due, f) }

func (q *queue) run(t *testing.T) {
	t.Helper()
	if len(q.due) == 0 {
		t.Fatal("no check is waiting")
	}
	q.runNumber(0)
}

// runNumber lets one of several run before those that began before it.
func (q *queue) runNumber(number int) {
	next := q.due[number]
	q.due = slices.Delete(q.due, number, number+1)
	next()
}

// settle runs all that waits, and what that asks for.
func (q *queue) settle() {
	for len(q.due) > 0 {
		q.runNumber(0)
	}
}

func TestAFastTypistCostsOneCheckAtATime(t *testing.T) {
	q := &queue{}
	d := open(t, session(t, sound(t, catalog.V88)), q.add)
	for _, text := range []string{"a", "ap", "api", "api:", "api://x"} {
		if err := d.Apply(set(audiencePath, text)); err != nil {
			t.Fatal(err)
		}
	}
	if len(q.due) != 1 || d.Current() {
		t.Fatalf("%d checks wait, current %v; want one and stale", len(q.due), d.Current())
	}
	q.run(t)
	if len(q.due) != 1 || d.Current() {
		t.Fatalf("after the first check %d wait, current %v; want one behind it", len(q.due), d.Current())
	}
	q.run(t)
	if len(q.due) != 1 || !d.Current() || !has(d.Findings(), "audience.is-uri") {
		t.Errorf("%d wait, current %v, findings %v; want the logins alone to wait", len(q.due), d.Current(), d.Findings())
	}
}

func TestFindingsNeverWaitForLogins(t *testing.T) {
	q := &queue{}
	d := open(t, session(t, sound(t, catalog.V88)), q.add)
	q.run(t)
	if !d.Current() || d.Followed() || len(d.Logins()) != 0 || len(q.due) != 1 {
		t.Fatalf("current %v, followed %v, %d logins, %d wait; want findings before logins", d.Current(), d.Followed(), len(d.Logins()), len(q.due))
	}
	if err := d.Apply(set(audiencePath, "api://x")); err != nil {
		t.Fatal(err)
	}
	if len(q.due) != 2 {
		t.Fatalf("%d wait: the check of the edit waits for the logins of the plan before it", len(q.due))
	}
	q.runNumber(1)
	if !d.Current() || !has(d.Findings(), "audience.is-uri") {
		t.Errorf("current %v, findings %v", d.Current(), d.Findings())
	}
	q.run(t)
	if d.Followed() || len(d.Logins()) != 0 {
		t.Error("the logins of the plan before the edit are shown with its findings")
	}
	q.run(t)
	if !d.Followed() || len(d.Logins()) == 0 || len(q.due) != 0 {
		t.Errorf("followed %v, %d logins, %d wait", d.Followed(), len(d.Logins()), len(q.due))
	}
}

func TestAPanelIsToldOfEveryEditAndOfEveryCheck(t *testing.T) {
	q := &queue{}
	d := open(t, session(t, sound(t, catalog.V88)), q.add)
	q.settle()
	told := 0
	d.OnChange(func() { told++ })
	if err := d.Apply(set("tenant/id", "x")); err != nil {
		t.Fatal(err)
	}
	if told != 1 {
		t.Fatalf("told %d times of an edit", told)
	}
	q.run(t)
	if told != 2 {
		t.Errorf("told %d times of an edit and its check", told)
	}
}

const psql = "                audience                \n----------------------------------------\n operate-api\n(1 row)\n"

func TestEvidenceStandsBesideThePlanUntilItIsForgotten(t *testing.T) {
	d := open(t, session(t, sound(t, catalog.V88)), atOnce)
	d.Add(importers.Source{Name: "audiences.txt", Data: []byte(psql)})
	inputs := d.Evidence()
	if len(inputs) != 1 || inputs[0].Kind != evidence.KindAudiences || inputs[0].File != "audiences.txt" {
		t.Fatalf("evidence %+v", inputs)
	}
	if !d.Picture().AudiencesGiven || d.Picture().Plan == nil {
		t.Error("the picture is not of both, the plan and what stands beside it")
	}
	for _, name := range []string{"", "audiences"} {
		if d.ForgetFiles(name); len(d.Evidence()) != 1 {
			t.Fatalf("forgetting %q took something away", name)
		}
	}
	if d.ForgetFiles("audiences.txt"); len(d.Evidence()) != 0 || d.Picture().AudiencesGiven {
		t.Errorf("after forgetting: %+v", d.Evidence())
	}
}

func TestEvidenceThatCannotBeReadLeavesTheLastPicture(t *testing.T) {
	d := open(t, session(t, sound(t, catalog.V88)), atOnce)
	before := d.Picture()
	d.Add(importers.Source{Name: "broken.yaml", Data: []byte("a: [b"), Kind: evidence.KindValues})
	if d.Err() == nil || !strings.Contains(d.Err().Error(), "broken.yaml") {
		t.Errorf("error %v, want one that names the file", d.Err())
	}
	if d.Picture() != before {
		t.Error("the last picture is gone")
	}
}

func TestWipingOverwritesWhatWasPasted(t *testing.T) {
	q := &queue{}
	d := open(t, session(t, sound(t, catalog.V88)), q.add)
	q.settle()
	data := []byte(psql)
	d.Add(importers.Source{Name: "paste", Data: data})
	d.Wipe()
	if bytes.Equal(data, make([]byte, len(data))) {
		t.Fatal("the bytes were overwritten while a check reads them")
	}
	q.run(t)
	if !bytes.Equal(data, make([]byte, len(data))) {
		t.Error("the bytes are still there")
	}
	if len(d.Evidence()) != 0 || d.Picture().AudiencesGiven {
		t.Error("a check that began before brought the evidence back")
	}
}

func TestAnotherPlanNeverShowsTheFindingsOfTheOneBefore(t *testing.T) {
	q := &queue{}
	broken := sound(t, catalog.V88)
	if err := plan.Set(broken, audiencePath, catalog.TextOf("api://x")); err != nil {
		t.Fatal(err)
	}
	d := open(t, session(t, broken), q.add)
	if err := d.Work(session(t, sound(t, catalog.V89))); err != nil {
		t.Fatal(err)
	}
	q.run(t)
	if len(d.Findings()) != 0 {
		t.Errorf("the new plan shows %v", d.Findings())
	}
	q.run(t)
	if has(d.Findings(), "audience.is-uri") || !d.Current() || d.Catalog().Minor != catalog.V89 {
		t.Errorf("findings %v, current %v, minor %s", d.Findings(), d.Current(), d.Catalog().Minor)
	}
}

func TestTheCatalogueFollowsTheMinorOfThePlan(t *testing.T) {
	d := open(t, session(t, sound(t, catalog.V88)), atOnce)
	if err := d.Apply(set("camunda", "8.9")); err != nil {
		t.Fatal(err)
	}
	if d.Catalog().Minor != catalog.V89 {
		t.Errorf("the catalogue is that of %s", d.Catalog().Minor)
	}
}

func TestAPlanOfAMinorThatNobodyKnowsIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "newer.yaml")
	newer := "apiVersion: entrastudio/v2\nkind: Plan\nname: x\ncamunda: \"8.11\"\n"
	if err := os.WriteFile(path, []byte(newer), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := document.Open(document.RealDisk{}, t.TempDir(), path)
	if err != nil {
		t.Fatal(err)
	}
	closed(t, s)
	if _, err := desk.New(desk.Params{Session: s, Background: atOnce, Post: atOnce, Now: now}); err == nil {
		t.Error("the desk took it")
	}
	d := open(t, session(t, sound(t, catalog.V88)), atOnce)
	if err := d.Work(s); err == nil || d.Plan().Camunda != catalog.V88 {
		t.Errorf("error %v, plan of %s; want the plan before", err, d.Plan().Camunda)
	}
}

// TestChecksRunBesideTheWindowWithoutARace runs the desk as the program does: one
// goroutine owns it, checks run on others, and their ends come back to the owner.
func TestChecksRunBesideTheWindowWithoutARace(t *testing.T) {
	posted := make(chan func(), 100)
	var checks sync.WaitGroup
	d, err := desk.New(desk.Params{
		Session: session(t, sound(t, catalog.V88)), Now: now,
		Background: func(f func()) { checks.Go(f) },
		Post:       func(f func()) { posted <- f },
	})
	if err != nil {
		t.Fatal(err)
	}
	d.Add(importers.Source{Name: "audiences.txt", Data: []byte(psql)})
	for i := range 20 {
		if err := d.Apply(set("name", strings.Repeat("x", i+1))); err != nil {
			t.Fatal(err)
		}
		select {
		case f := <-posted:
			f()
		default:
		}
	}
	for !d.Current() || !d.Followed() {
		(<-posted)()
	}
	d.Wipe()
	checks.Wait()
}
