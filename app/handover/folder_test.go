package handover_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"entrastudio/app/handover"
	"entrastudio/exporters"
)

// small is a bundle of two files.
func small(whole bool) *handover.Bundle {
	return &handover.Bundle{Whole: whole, Files: []exporters.File{
		{Path: "SHA256SUMS", Mode: exporters.Private, Data: []byte("68e656b251e67e8358bef8483ab0d51c6619f3e7a1a9f0e75838d41ff368f728  a/run.sh\n")},
		{Path: "a/run.sh", Mode: exporters.Executable, Data: []byte("hello, world!")},
	}}
}

func put(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// listed are the files and folders below a folder, with their modes.
func listed(t *testing.T, folder string) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || path == folder {
			return err
		}
		info, err := entry.Info()
		inside, _ := filepath.Rel(folder, path)
		all = append(all, info.Mode().String()+" "+filepath.ToSlash(inside))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var finished = []string{"-rw------- SHA256SUMS", "drwx------ a", "-rwx------ a/run.sh"}

func TestANewFolderAppearsAsAWhole(t *testing.T) {
	parent := t.TempDir()
	target := filepath.Join(parent, "new", "bundle")
	written, err := handover.Write(target, small(true), handover.Options{})
	if err != nil || written.Target != target {
		t.Fatalf("%+v %v", written, err)
	}
	if got := listed(t, target); !slices.Equal(got, finished) {
		t.Errorf("%v", got)
	}
	if left := listed(t, filepath.Join(parent, "new")); len(left) != 4 {
		t.Errorf("something is left beside it: %v", left)
	}
}

func TestAFolderThatCannotBeWrittenIsNotThere(t *testing.T) {
	parent := t.TempDir()
	b := small(true)
	b.Files = append(b.Files, exporters.File{Path: "a/run.sh/below", Mode: exporters.Private})
	if _, err := handover.Write(filepath.Join(parent, "bundle"), b, handover.Options{}); err == nil {
		t.Fatal("a file below a file was written")
	}
	if left := listed(t, parent); len(left) != 0 {
		t.Errorf("half of a bundle is left: %v", left)
	}
}

func TestNothingIsReplacedUnasked(t *testing.T) {
	target := t.TempDir()
	put(t, filepath.Join(target, "a", "run.sh"), "mine")
	_, err := handover.Write(target, small(true), handover.Options{})
	if !errors.Is(err, handover.ErrThere) {
		t.Errorf("error %v", err)
	}
	if got := string(mustRead(t, filepath.Join(target, "a", "run.sh"))); got != "mine" {
		t.Errorf("it is %q now", got)
	}
	archive := filepath.Join(target, "x.zip")
	put(t, archive, "mine")
	if _, err := handover.Write(archive, small(true), handover.Options{}); !errors.Is(err, handover.ErrThere) {
		t.Errorf("error %v", err)
	}
}

func TestForeignFilesStopAWholeBundleAndAreKeptWhenTold(t *testing.T) {
	target := t.TempDir()
	put(t, filepath.Join(target, "notes", "mine.txt"), "mine")
	_, err := handover.Write(target, small(true), handover.Options{})
	if err == nil || !strings.Contains(err.Error(), "notes/mine.txt") {
		t.Fatalf("error %v", err)
	}
	written, err := handover.Write(target, small(true), handover.Options{Replace: true})
	if err != nil || !slices.Equal(written.Kept, []string{"notes/mine.txt"}) {
		t.Fatalf("%+v %v", written, err)
	}
	if got := string(mustRead(t, filepath.Join(target, "notes", "mine.txt"))); got != "mine" {
		t.Errorf("it is %q now", got)
	}
	if _, err := handover.Write(t.TempDir(), small(false), handover.Options{}); err != nil {
		t.Errorf("an empty folder: %v", err)
	}
}

func TestOnlyUnchangedLeftoversOfAnEarlierExportAreRemoved(t *testing.T) {
	target := filepath.Join(t.TempDir(), "bundle")
	earlier := small(true)
	earlier.Files = append(earlier.Files,
		exporters.File{Path: "old/gone.txt", Mode: exporters.Private, Data: []byte("hello, world!")},
		exporters.File{Path: "old/edited.txt", Mode: exporters.Private, Data: []byte("hello, world!")})
	sum := "68e656b251e67e8358bef8483ab0d51c6619f3e7a1a9f0e75838d41ff368f728"
	earlier.Files[0].Data = []byte(sum + "  a/run.sh\n" + sum + "  old/edited.txt\n" + sum + "  old/gone.txt\n")
	if _, err := handover.Write(target, earlier, handover.Options{}); err != nil {
		t.Fatal(err)
	}
	put(t, filepath.Join(target, "old", "edited.txt"), "edited by hand")
	written, err := handover.Write(target, small(true), handover.Options{Replace: true})
	if err != nil || !slices.Equal(written.Removed, []string{"old/gone.txt"}) || !slices.Equal(written.Kept, []string{"old/edited.txt"}) {
		t.Fatalf("%+v %v", written, err)
	}
	if got := listed(t, target); !slices.Equal(got, append(slices.Clone(finished), "drwx------ old", "-rw------- old/edited.txt")) {
		t.Errorf("%v", got)
	}
}

func TestWhatAKilledExportLeftIsTakenAway(t *testing.T) {
	target := t.TempDir()
	put(t, filepath.Join(target, ".entra-studio-1", "a", "run.sh"), "half")
	written, err := handover.Write(target, small(true), handover.Options{})
	if err != nil || len(written.Kept) != 0 {
		t.Fatalf("%+v %v", written, err)
	}
	if got := listed(t, target); !slices.Equal(got, finished) {
		t.Errorf("%v", got)
	}
}

func TestAPartIsWrittenBesideAnything(t *testing.T) {
	target := t.TempDir()
	put(t, filepath.Join(target, "mine.txt"), "mine")
	if _, err := handover.Write(target, small(false), handover.Options{}); err != nil {
		t.Fatal(err)
	}
}

func TestAPartTakesNothingOfAWholeBundleAway(t *testing.T) {
	target := filepath.Join(t.TempDir(), "bundle")
	earlier := small(true)
	earlier.Files = append(earlier.Files, exporters.File{Path: "old/kept.txt", Mode: exporters.Private, Data: []byte("hello, world!")})
	earlier.Files[0].Data = append(earlier.Files[0].Data, "68e656b251e67e8358bef8483ab0d51c6619f3e7a1a9f0e75838d41ff368f728  old/kept.txt\n"...)
	if _, err := handover.Write(target, earlier, handover.Options{}); err != nil {
		t.Fatal(err)
	}
	part := &handover.Bundle{Files: small(false).Files[1:]}
	written, err := handover.Write(target, part, handover.Options{Replace: true})
	if err != nil || len(written.Removed) != 0 || len(written.Kept) != 0 {
		t.Errorf("%+v %v", written, err)
	}
	mustRead(t, filepath.Join(target, "old", "kept.txt"))
}

func TestNoLinkLeadsOutOfTheFolder(t *testing.T) {
	target, outside := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(target, "a")); err != nil {
		t.Skip(err)
	}
	if _, err := handover.Write(target, small(false), handover.Options{Replace: true}); err == nil {
		t.Error("a link was followed")
	}
	if left := listed(t, outside); len(left) != 0 {
		t.Errorf("written outside: %v", left)
	}
}

func TestATimeThatIsSaidIsThatOfTheFiles(t *testing.T) {
	at := time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC)
	target := filepath.Join(t.TempDir(), "bundle")
	if _, err := handover.Write(target, small(true), handover.Options{At: at}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(target, "a", "run.sh"))
	if err != nil || !info.ModTime().Equal(at) {
		t.Errorf("%v %v", info.ModTime(), err)
	}
}
