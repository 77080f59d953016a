package document

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

func TestReplacingShowsTheOldBytesOrTheNewOnes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plan.yaml")
	old, fresh := bytes.Repeat([]byte("old\n"), 40000), bytes.Repeat([]byte("fresh\n"), 50000)
	must(t, RealDisk{}.Replace(path, old))
	var readers sync.WaitGroup
	stop := make(chan struct{})
	readers.Go(func() {
		for {
			select {
			case <-stop:
				return
			default:
			}
			data, err := os.ReadFile(path)
			if err != nil || !bytes.Equal(data, old) && !bytes.Equal(data, fresh) {
				t.Errorf("a reader saw %d bytes, %v", len(data), err)
				return
			}
		}
	})
	for i := range 40 {
		data := fresh
		if i%2 == 1 {
			data = old
		}
		must(t, RealDisk{}.Replace(path, data))
	}
	close(stop)
	readers.Wait()
	left, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	if len(left) != 1 {
		t.Errorf("%d files are left", len(left))
	}
}

func TestReplacingThatCannotWorkLeavesTheFile(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "file")
	must(t, RealDisk{}.Replace(file, []byte("whole")))
	for name, path := range map[string]string{"below a file": filepath.Join(file, "x"), "a folder": folder} {
		if err := (RealDisk{}).Replace(path, []byte("x")); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil || string(data) != "whole" {
		t.Errorf("the file is %q, %v", data, err)
	}
}

func TestReplacingFollowsALink(t *testing.T) {
	folder := t.TempDir()
	target, link := filepath.Join(folder, "target"), filepath.Join(folder, "link")
	must(t, os.WriteFile(target, []byte("old"), 0o644))
	if err := os.Symlink(target, link); err != nil {
		t.Skip(err)
	}
	must(t, RealDisk{}.Replace(link, []byte("new")))
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link is a file now")
	}
	data, err := os.ReadFile(target)
	if err != nil || string(data) != "new" {
		t.Errorf("the target is %q, %v", data, err)
	}
	if info, err := os.Stat(target); err != nil || info.Mode().Perm() != 0o600 {
		t.Error("others can read it")
	}
}

func TestReplacingMakesTheFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a", "b", "plan.yaml")
	must(t, RealDisk{}.Replace(path, []byte("x")))
	if info, err := os.Stat(filepath.Dir(path)); err != nil || info.Mode().Perm() != 0o700 {
		t.Error("the folder is open to others")
	}
}

func TestRemovingWhatIsNotThereIsNoError(t *testing.T) {
	must(t, RealDisk{}.Remove(filepath.Join(t.TempDir(), "none")))
}

func TestAHugeFileIsNotReadToItsEnd(t *testing.T) {
	path := filepath.Join(t.TempDir(), "huge")
	f, err := os.Create(path)
	must(t, err)
	must(t, f.Truncate(1<<30))
	must(t, f.Close())
	data, err := RealDisk{}.Read(path)
	if err != nil || len(data) != sizeLimit {
		t.Errorf("%d bytes, %v", len(data), err)
	}
}

func TestALockWhoseFileWasTakenAwayIsNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plan.yaml")
	first, err := acquire(path)
	must(t, err)
	if _, err := acquire(path); !errors.Is(err, ErrLocked) {
		t.Fatalf("error %v", err)
	}
	must(t, first.release())
	second, err := acquire(path)
	must(t, err)
	if second == nil {
		t.Fatal("no lock")
	}
	must(t, second.release())
}

// TestOnlyOneOfManyGetsTheLock lets many go for one lock again and again: there is
// never more than one holder, although each takes the file away when it lets go.
func TestOnlyOneOfManyGetsTheLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plan.yaml")
	var all sync.WaitGroup
	var mutex sync.Mutex
	holders, most := 0, 0
	count := func(by int) {
		mutex.Lock()
		defer mutex.Unlock()
		holders += by
		most = max(most, holders)
	}
	for range 8 {
		all.Go(func() {
			for range 200 {
				lock, err := acquire(path)
				if err != nil || lock == nil {
					continue
				}
				count(1)
				count(-1)
				if err := lock.release(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if most != 1 {
		t.Errorf("%d held the lock at once", most)
	}
}

func TestRecentFilesAreFewAndNewestFirst(t *testing.T) {
	state := t.TempDir()
	r := NewRecent(RealDisk{}, state)
	if r.List() != nil {
		t.Error("there are recent files before any was opened")
	}
	for _, name := range []string{"a", "b", "a"} {
		must(t, r.Add(filepath.Join("/plans", name)))
	}
	if got := r.List(); len(got) != 2 || got[0] != "/plans/a" || got[1] != "/plans/b" {
		t.Errorf("list %v", got)
	}
	for i := range recentLimit + 5 {
		must(t, r.Add(filepath.Join("/plans", string(rune('c'+i)))))
	}
	if got := r.List(); len(got) != recentLimit {
		t.Errorf("%d files are remembered", len(got))
	}
	must(t, os.WriteFile(filepath.Join(state, "recent.json"), []byte("junk"), 0o600))
	if r.List() != nil {
		t.Error("an unreadable list is not an empty one")
	}
}

func TestWatchingTellsOfAFileThatIsReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plan.yaml")
	must(t, RealDisk{}.Replace(path, []byte("old")))
	told := make(chan struct{}, 100)
	stop, err := Watch(path, func() { told <- struct{}{} })
	must(t, err)
	must(t, RealDisk{}.Replace(path, []byte("new")))
	<-told
	must(t, os.WriteFile(path, []byte("newer"), 0o600))
	<-told
	must(t, stop())
	if _, err := Watch(filepath.Join(t.TempDir(), "none", "plan.yaml"), func() {}); err == nil {
		t.Error("a folder that is not there can be watched")
	}
}
