package document

import (
	"errors"
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
		return nil, errors.Join(err, watcher.Close())
	}
	go follow(watcher, filepath.Clean(path), notify)
	return watcher.Close, nil
}

// follow reads events until the watching ends. An error means that events were
// lost, so the file may well have changed.
func follow(watcher *fsnotify.Watcher, path string, notify func()) {
	for {
		select {
		case event, open := <-watcher.Events:
			if !open {
				return
			}
			if filepath.Clean(event.Name) == path && event.Op != fsnotify.Chmod {
				notify()
			}
		case _, open := <-watcher.Errors:
			if !open {
				return
			}
			notify()
		}
	}
}
