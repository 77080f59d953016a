package handover_test

import "testing"

// BenchmarkMake is a whole bundle of a plan with everything.
func BenchmarkMake(b *testing.B) {
	docs := documents(b)
	for _, name := range []string{"guide-8.8", "everything-8.8-helm", "everything-8.8-compose"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				made(b, docs[name])
			}
		})
	}
}
