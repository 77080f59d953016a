package comparison

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestFilesAreComparedByPathAndContent(t *testing.T) {
	older := files{"same": []byte("1"), "changed": []byte("1"), "gone": []byte("1")}
	newer := files{"same": []byte("1"), "changed": []byte("2"), "new": nil}
	want := []FileChange{{"changed", "changed"}, {"gone", "removed"}, {"new", "added"}}
	if diff := cmp.Diff(want, compareFiles(older, newer)); diff != "" {
		t.Error(diff)
	}
}

func TestTheOneFolderOfAZipIsTakenOff(t *testing.T) {
	got := files{"acme/plan.yaml": nil, "acme/helm/values.yaml": nil}.within()
	if name, found := got.meaning(); !found || name != "plan.yaml" {
		t.Errorf("got %v", got)
	}
	for _, kept := range []files{{"a/x": nil, "b/x": nil}, {"a/x": nil, "x": nil}, {}} {
		if diff := cmp.Diff(kept, kept.within()); diff != "" {
			t.Error(diff)
		}
	}
}

func TestWhatIsLargerThanAnyExportIsRefused(t *testing.T) {
	large := fstest.MapFS{"a": {Data: make([]byte, fileLimit+1)}}
	if _, err := readTree(large); !errors.Is(err, errTooLarge) {
		t.Errorf("got %v", err)
	}
	many := fstest.MapFS{}
	for i := range filesLimit + 1 {
		many[strings.Repeat("d/", i%3)+"f"+string(rune('a'+i%26))+strings.Repeat("x", i/26)] = &fstest.MapFile{}
	}
	if _, err := readTree(many); !errors.Is(err, errTooLarge) {
		t.Errorf("got %v for %d files", err, len(many))
	}
}

func TestLinksAndFoldersAreNoFiles(t *testing.T) {
	tree := fstest.MapFS{"link": {Data: []byte("/etc/passwd"), Mode: fs.ModeSymlink}, "folder/file": {Data: []byte("1")}}
	got, err := readTree(tree)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(files{"folder/file": []byte("1")}, got); diff != "" {
		t.Error(diff)
	}
}

// FuzzReadZip guards that no bytes make the reader fail otherwise than by an
// error.
func FuzzReadZip(f *testing.F) {
	var good bytes.Buffer
	w := zip.NewWriter(&good)
	entry, err := w.Create("a/plan.yaml")
	if err != nil {
		f.Fatal(err)
	}
	if _, err := entry.Write([]byte("name: a\n")); err != nil {
		f.Fatal(err)
	}
	if err := w.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(good.Bytes())
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		all, err := readZip(data)
		if err != nil {
			return
		}
		for at := range all.within() {
			if !fs.ValidPath(at) {
				t.Fatalf("%q is no path inside an export", at)
			}
		}
	})
}
