package export

import (
	"entrastudio/model/difference"
)

// File is one file of an export, as the panel shows it.
type File struct {
	Path string
	// Reader says what program reads it.
	Reader string
	Text   string
	// Change is what becomes of what the last export wrote there, and Before
	// that text.
	Change Change
	Before string
}

// Change is what becomes of a file.
type Change uint8

// The changes. Unknown is that of a file where there is no last export.
const (
	Unknown Change = iota
	Same
	Changed
	Added
	// Gone is a file of the last export that this one has no more.
	Gone
)

// Preview is what an export would write now.
type Preview struct {
	Files []File
	// Notes are what a person should know about the files.
	Notes []string
	// Refused says why there is no export; nil where there is one.
	Refused *Refused
	Parts   []Part
	// Whole says that no part is left out or added, so that the bundle has its
	// plan, its first page and its checksums.
	Whole bool
	// Place is where the export goes, and Last what stands there; nil where nothing
	// does.
	Place string
	Last  *Last
	// Work is what is being done now; nil while nothing is.
	Work *Work
}

// Refused is why there is no export, such as a value that a reader cannot carry.
type Refused struct {
	Text string
	// Again says that it was stopped, and can be made.
	Again bool
	// Field is the plan path of the value; empty where no field holds it.
	Field string
}

// Part is one part that a person may choose.
type Part struct {
	Name   string
	Chosen bool
}

// Last is an earlier export.
type Last struct {
	// When is the time that it was written at.
	When        string
	Differences []difference.Difference
	// Problem says why it cannot be compared by meaning; empty where it can.
	Problem string
}

// Work is something that takes a while.
type Work struct {
	// Writing says that files are written; else they are made.
	Writing  bool
	What     string
	Done, Of int
}

// Source gives the panel its files; the program stands behind it. All of it is
// called on the window's goroutine.
type Source interface {
	// OnReady calls f whenever the preview has changed.
	OnReady(f func())
	// Want asks for a preview of the plan as it stands; it comes in the
	// background.
	Want()
	// Preview is what is known now.
	Preview() Preview
	// Choose puts a part into the export, or leaves it out.
	Choose(part string, chosen bool)
	// Write asks where to, shows what changes there, and writes.
	Write()
	// Compare asks for another place to compare with.
	Compare()
	// OpenFolder shows the last export in the desktop's own program.
	OpenFolder()
	// Again makes an export that was stopped.
	Again()
	// Stop ends what is being done.
	Stop()
}
