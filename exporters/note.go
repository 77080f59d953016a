package exporters

import "entrastudio/model/catalog"

// Note tells the reader of an export what its files do not say by themselves:
// a Secret to create, a value that could not be declared, a fact that is not
// verified.
type Note struct {
	// Setting is the setting that the note is about; its zero value means the
	// whole file.
	Setting catalog.Ref
	// Where is the address in the file, such as a Helm path or a variable.
	Where string
	// Text is one or two plain sentences.
	Text string
}
