package workbench

import (
	"testing"

	"fyne.io/fyne/v2"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// older is a window on a plan of 8.7, with the parts that 8.8 makes one.
func older(t *testing.T) *bench {
	t.Helper()
	c, err := catalog.Of(catalog.V87)
	if err != nil {
		t.Fatal(err)
	}
	p := plan.Starter(c)
	p.Name = "acme"
	on := newComputer(t)
	return onFile(t, on, on.write(t, "acme.yaml", p))
}

func TestAnUpgradeIsShownBeforeItIsMadeAndIsOneStep(t *testing.T) {
	b := older(t)
	b.Frame().Table().Run("plan.upgrade")
	b.See("From Camunda 8.7 to 8.8", "to do", "Camunda 8.8 with chart", "Every component of the deployment is of one minor", "What you do in the Helm release")
	b.Key(fyne.KeyDown) // The list has the keyboard.
	b.Key(fyne.KeyEscape)
	if b.Plan().Camunda != catalog.V87 {
		t.Fatal("the plan was upgraded unasked")
	}
	b.Frame().Table().Run("plan.upgrade")
	b.Tap("Upgrade the plan to 8.8")
	if b.Plan().Camunda != catalog.V88 || b.Plan().Component(catalog.Operate) != nil || b.Plan().Component(catalog.Orchestration) == nil {
		t.Errorf("the plan is of %s", b.Plan().Camunda)
	}
	b.Tap("Undo")
	if b.Plan().Camunda != catalog.V87 || b.Plan().Component(catalog.Operate) == nil || b.Session().Dirty() {
		t.Errorf("after undo the plan is of %s, unsaved %v", b.Plan().Camunda, b.Session().Dirty())
	}
}

func TestANewerMinorAboveOffersTheUpgrade(t *testing.T) {
	b := older(t)
	b.chooseMinor("8.9")
	b.See("From Camunda 8.7 to 8.9").Key(fyne.KeyEscape)
	b.See("Camunda 8.7") // The choice above is back on what the plan says.
	b.chooseMinor("8.9")
	b.Tap("Change the number alone")
	if b.Plan().Camunda != "8.9" || b.Plan().Component(catalog.Operate) == nil {
		t.Errorf("the plan is of %s", b.Plan().Camunda)
	}
	b.chooseMinor("8.7")
	b.Miss("From Camunda")
	if b.Plan().Camunda != "8.7" {
		t.Errorf("an older minor was not taken: %s", b.Plan().Camunda)
	}
}

func TestThereIsNoUpgradeOfTheNewestMinor(t *testing.T) {
	b := older(t)
	all := catalog.Minors()
	b.setMinor(string(all[len(all)-1]))
	if able, why := b.canUpgrade(); able || why == "" {
		t.Errorf("able %v, %q", able, why)
	}
	b.Frame().Table().Run("plan.upgrade")
	b.See("is the newest Camunda minor").Miss("From Camunda")
}
