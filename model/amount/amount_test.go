package amount_test

import (
	"testing"

	"entrastudio/model/amount"
)

func TestOnlyOneIsSingular(t *testing.T) {
	for number, want := range map[int]string{0: "0 rules", 1: "1 rule", 2: "2 rules", 10_000: "10000 rules"} {
		if got := amount.Of(number, "rule"); got != want {
			t.Errorf("%d: %q, want %q", number, got, want)
		}
	}
}
