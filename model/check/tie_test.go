package check_test

import (
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/model/check"
)

func TestOnlyWhatIsWrongInEveryMinorIsSaidOfEvidenceThatFitsSeveral(t *testing.T) {
	one := check.Finding{Code: "audience.is-uri", Component: catalog.Operate}
	cause := check.Finding{Code: "client.shared", Component: catalog.Operate}
	symptom := check.Finding{Code: "audience.shared", Component: catalog.Operate, DependsOn: []check.Code{"client.shared"}}
	elsewhere := check.Finding{Code: "audience.is-uri", Component: catalog.Tasklist}
	got := check.InEach([]check.Finding{one, cause, symptom}, []check.Finding{symptom, one}, []check.Finding{one, elsewhere, cause, symptom})
	if len(got) != 2 || got[0].Code != one.Code || got[1].Code != symptom.Code || len(got[1].DependsOn) != 0 {
		t.Errorf("kept %v, want what all three runs have, and no cause that was left out", got)
	}
	if got := check.InEach([]check.Finding{one, cause}); len(got) != 2 {
		t.Errorf("without another run all stays: %v", got)
	}
}
