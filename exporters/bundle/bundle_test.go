package bundle_test

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"io"
	"strings"
	"testing"
	"time"

	"entrastudio/exporters"
	"entrastudio/exporters/bundle"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

func twoFiles() []exporters.File {
	return []exporters.File{
		{Path: "a/run.sh", Mode: exporters.Executable, Data: []byte("hello, world!"), Reader: "a shell"},
		{Path: "b|c.md", Mode: exporters.Private, Data: nil, Reader: "a person"},
	}
}

func TestSumsAreThoseOfSha256sumAndReadBack(t *testing.T) {
	sums := bundle.Sums(twoFiles())
	want := "68e656b251e67e8358bef8483ab0d51c6619f3e7a1a9f0e75838d41ff368f728  a/run.sh\n" +
		"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b|c.md\n"
	if string(sums.Data) != want {
		t.Errorf("got\n%s", sums.Data)
	}
	read := bundle.ParseSums(sums.Data)
	for _, f := range twoFiles() {
		if read[f.Path] != sha256.Sum256(f.Data) {
			t.Errorf("%s: %x", f.Path, read[f.Path])
		}
	}
}

func FuzzSumsThatAreNoneAreLeftOut(f *testing.F) {
	f.Add("68e656b251e67e8358bef8483ab0d51c6619f3e7a1a9f0e75838d41ff368f728  a/run.sh\n")
	f.Add("68e656  a\n\x00\nzz")
	f.Fuzz(func(t *testing.T, text string) {
		for path := range bundle.ParseSums([]byte(text)) {
			if !strings.Contains(text, "  "+path) {
				t.Errorf("the path %q comes from nowhere", path)
			}
		}
	})
}

func TestAZipReadsBackWithModesAndOneTime(t *testing.T) {
	for at, want := range map[time.Time]time.Time{
		{}: bundle.Epoch(),
		time.Date(2024, 2, 29, 13, 0, 0, 0, time.FixedZone("far east", 9*3600)): time.Date(2024, 2, 29, 4, 0, 0, 0, time.UTC),
	} {
		data, err := bundle.Zip(twoFiles(), at)
		if err != nil {
			t.Fatal(err)
		}
		r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range twoFiles() {
			entry := r.File[i]
			opened, err := entry.Open()
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(opened)
			if err != nil || entry.Name != f.Path || entry.Mode() != f.Mode || !bytes.Equal(got, f.Data) || !entry.Modified.Equal(want) {
				t.Errorf("%s: %v %v %q %v", entry.Name, entry.Mode(), entry.Modified, got, err)
			}
		}
	}
}

func TestThePageToBeginWithSpeaksOfWhatIsThere(t *testing.T) {
	p := &plan.Plan{Name: "acme | prod", Camunda: catalog.V88}
	text := string(bundle.Readme(p, twoFiles()).Data)
	for _, want := range []string{"# Hand-over of acme &#124; prod", "[a/run.sh](a/run.sh)", "Camunda 8.8"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
	for _, unwanted := range []string{"sha256sum", "RUNBOOK", "diagram"} {
		if strings.Contains(text, unwanted) {
			t.Errorf("it speaks of %q, which is not there", unwanted)
		}
	}
}
