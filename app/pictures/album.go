package pictures

import (
	"bytes"
	"errors"
	"image"
	"image/png"
	"runtime"
	"sync"

	"entrastudio/app/document"
)

// album writes pictures while the next ones are drawn: to compress one takes almost
// as long as to draw it.
type album struct {
	disk document.Disk
	// room holds a place for each picture that is being written.
	room    chan struct{}
	writing sync.WaitGroup
	lock    sync.Mutex
	failed  error
}

func newAlbum(disk document.Disk) *album {
	return &album{disk: disk, room: make(chan struct{}, runtime.NumCPU())}
}

// add writes a picture, which nobody draws on any more.
func (a *album) add(path string, picture image.Image) {
	a.room <- struct{}{}
	a.writing.Go(func() {
		defer func() { <-a.room }()
		if err := writePicture(a.disk, path, picture); err != nil {
			a.lock.Lock()
			defer a.lock.Unlock()
			a.failed = errors.Join(a.failed, err)
		}
	})
}

// close waits for the last picture and returns what failed.
func (a *album) close() error {
	a.writing.Wait()
	return a.failed
}

// writePicture compresses little: the folder is looked at once, and made often.
func writePicture(disk document.Disk, path string, picture image.Image) error {
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	var out bytes.Buffer
	if err := encoder.Encode(&out, picture); err != nil {
		return err
	}
	return disk.Replace(path, out.Bytes())
}
