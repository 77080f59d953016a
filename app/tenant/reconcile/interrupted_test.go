package reconcile_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"entrastudio/app/secret"
	"entrastudio/app/tenant"
	"entrastudio/app/tenant/reconcile"
	"entrastudio/app/tenant/tenanttest"
	"entrastudio/model/plan"
)

// interruption lets one run fail at a call of a number.
type interruption struct {
	name string
	set  func(live *tenanttest.Tenant, at int)
}

func interruptions() []interruption {
	lost := func(number, at int, call string) error {
		if number == at {
			return tenanttest.Fail(tenant.Unreachable, call, "the connection broke")
		}
		return nil
	}
	return []interruption{
		{"before the call took effect", func(live *tenanttest.Tenant, at int) {
			live.Before = func(number int, call string) error { return lost(number, at, call) }
		}},
		{"after it took effect, with the answer lost", func(live *tenanttest.Tenant, at int) {
			live.After = func(number int, call string) error { return lost(number, at, call) }
		}},
	}
}

// The first run is broken at every call that it makes, once before and once after
// the call took effect. Each time the second run must end in the same tenant.
func TestARunThatIsInterruptedAtAnyCallIsCompletedByTheNext(t *testing.T) {
	for _, kind := range interruptions() {
		t.Run(kind.name, func(t *testing.T) {
			broken, stride := 0, 1
			if testing.Short() {
				stride = 9
			}
			for at := 1; ; at += stride {
				s := newStage(t)
				changes := s.changes()
				kind.set(s.tenant, len(s.tenant.Calls())+at)
				if _, err := s.apply(changes); err == nil {
					break
				}
				broken++
				s.tenant.Before, s.tenant.After = nil, nil
				s.complete(at)
			}
			if broken*stride < 40 {
				t.Errorf("only %d calls were interrupted", broken)
			}
		})
	}
}

// complete applies again and checks that everything is there once, and every secret
// that the tenant has is the one that its file holds.
func (s *stage) complete(at int) {
	s.t.Helper()
	s.mustApply(s.changes())
	s.hasAllOnce(fmt.Sprintf("interrupted at call %d", at))
	for i := range s.plan.Registrations {
		ref := s.plan.Registrations[i].Secret
		if ref.IsZero() {
			continue
		}
		if value, err := s.vault.Resolve(context.Background(), ref); err != nil || !s.tenant.Knows(value.Reveal()) {
			s.t.Errorf("interrupted at call %d: %s holds a secret that the tenant does not know (%v)", at, ref, err)
		}
	}
}

func TestARunThatIsInterruptedOverAndOverComesToItsEnd(t *testing.T) {
	s := newStage(t)
	runs := 0
	for ; runs < 200; runs++ {
		changes := s.changes()
		if changes.Empty() {
			break
		}
		begun := len(s.tenant.Calls())
		s.tenant.After = func(number int, call string) error {
			if number == begun+5 {
				return tenanttest.Fail(tenant.Unreachable, call, "the connection broke")
			}
			return nil
		}
		_, _ = s.apply(changes)
		s.tenant.After = nil
	}
	if apps, principals, grants, secrets := s.tenant.Count(); apps != 6 || principals != 6 || grants != 6 || secrets != 4 {
		t.Errorf("after %d runs %d registrations, %d enterprise applications, %d consents, %d secrets", runs, apps, principals, grants, secrets)
	}
	for undone := 0; undone < 2*runs; undone++ {
		run := s.lastRun()
		if run == nil {
			break
		}
		changes := s.undo()
		if changes.Empty() {
			break
		}
		s.mustApply(changes)
	}
	if apps, principals, grants, _ := s.tenant.Count(); apps+principals+grants != 0 {
		t.Errorf("after undoing all runs %d registrations, %d enterprise applications, %d consents are left", apps, principals, grants)
	}
}

func TestCancellingEndsARunBetweenTwoCalls(t *testing.T) {
	s := newStage(t)
	changes := s.changes()
	approval, err := changes.Approve(changes.Fingerprint())
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	applier := s.applier()
	applier.Progress = func(done, _ int, _ string) {
		if done == 3 {
			cancel()
		}
	}
	result, err := applier.Apply(ctx, changes, approval)
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	for i, o := range result.Outcomes {
		if (i < 3) != (o.State == reconcile.Made) || (i >= 3) != (o.State == reconcile.NotTried) {
			t.Errorf("change %d is %s", i+1, o.State)
		}
	}
	s.complete(0)
}

func TestADirectoryThatLagsIsWaitedFor(t *testing.T) {
	s := newStage(t)
	s.tenant.Lag = 3
	if result := s.mustApply(s.changes()); !result.Complete() {
		t.Fatalf("not complete: %+v", result.Outcomes)
	}
	s.settles(t)
}

// settles looks until the directory shows everything.
func (s *stage) settles(t *testing.T) {
	t.Helper()
	for range 10 {
		if s.compare().Same() {
			return
		}
	}
	t.Errorf("still differs: %v", properties(s.compare()))
}

// An interrupted run made the registration, and the directory does not show it yet:
// Entra refuses the second one of the same unique name.
func TestARegistrationThatIsNotShownYetIsNotMadeTwice(t *testing.T) {
	s := newStage(t)
	first := s.changes()
	s.tenant.Lag = 2
	begun := len(s.tenant.Calls())
	s.tenant.After = func(number int, call string) error {
		if number > begun && call == "POST applications" {
			return tenanttest.Fail(tenant.Unreachable, call, "the connection broke")
		}
		return nil
	}
	if _, err := s.apply(first); err == nil {
		t.Fatal("the run was not interrupted")
	}
	s.tenant.After = nil
	s.mustApply(first)
	if apps, _, _, _ := s.tenant.Count(); apps != 6 {
		t.Errorf("%d registrations", apps)
	}
}

func TestASecretThatCannotBePutAwayIsEnded(t *testing.T) {
	s := newStage(t)
	changes := s.changes()
	approval, err := changes.Approve(changes.Fingerprint())
	if err != nil {
		t.Fatal(err)
	}
	applier := s.applier()
	applier.Keep = func(context.Context, plan.SecretRef, secret.Value) (secret.Kept, error) {
		return secret.Kept{}, errors.New("the disk is full")
	}
	_, err = applier.Apply(t.Context(), changes, approval)
	if err == nil || !strings.Contains(err.Error(), "the disk is full") {
		t.Fatalf("got %v", err)
	}
	if _, _, _, secrets := s.tenant.Count(); secrets != 0 {
		t.Errorf("%d secrets are left that nobody has", secrets)
	}
	s.complete(0)
}

func TestWithoutAJournalNothingIsWritten(t *testing.T) {
	s := newStage(t)
	changes := s.changes()
	s.folder = reconcile.InFolder("/dev/null")
	before := len(s.tenant.Calls())
	if _, err := s.apply(changes); err == nil || !strings.Contains(err.Error(), "journal") {
		t.Fatalf("got %v", err)
	}
	if len(s.tenant.Calls()) != before {
		t.Error("a call was made")
	}
}
