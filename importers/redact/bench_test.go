package redact_test

import (
	"testing"

	"entrastudio/importers/redact"
)

func BenchmarkFiles(b *testing.B) {
	sources := files()
	for b.Loop() {
		if _, err := redact.Files(sources); err != nil {
			b.Fatal(err)
		}
	}
}
