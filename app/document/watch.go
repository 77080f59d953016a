package document

import (
	"path/filepath"

	"github.com/fsnotify/fsnotify"
)

// Watch calls notify, on a goroutine of its own, whenever something happens to
// a file: it watches the folder, because many programs replace a file instead
// of writing into it. The answer ends the watching.
func Watch(path string, notify func()) (stop func() error, err error) {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	if err := watcher.Add(filepath.Dir(path)); err != nil {
		return nil, err
	}
	go func() {
		for event := range watcher.Events {
			if filepath.Clean(event.Name) == filepath.Clean(path) && event.Op != fsnotify.Chmod {
				notify()
			}
		}
	}()
	return watcher.Close, nil
}
