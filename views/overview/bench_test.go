package overview_test

import (
	"testing"

	"entrastudio/model/catalog"
	"entrastudio/views/overview"
	"entrastudio/views/studiotest"
	"entrastudio/views/viewtest"
)

// BenchmarkUpdate is what the map costs after each change of the plan.
func BenchmarkUpdate(b *testing.B) {
	s := studiotest.New(b, catalog.V88, nil)
	studiotest.Open(b, viewtest.Setup{}, s, overview.New(s))
	for b.Loop() {
		s.Tell()
	}
}
