package export

import (
	"path"

	"entrastudio/views/part"
)

// File is one file of an export, as the panel shows it.
type File struct {
	Path string
	// Reader says what program reads it.
	Reader string
	Text   string
}

// Preview is what an export would write now.
type Preview struct {
	Files []File
	// Notes are what a person should know about the files.
	Notes []string
	// Refused says why there is no export: a value that a reader cannot carry.
	Refused error
}

// Source gives the panel its files; the program stands behind it.
type Source interface {
	// Preview makes the export of the plan as it stands.
	Preview() Preview
	// Last is the text that the last export wrote at a path; false where it
	// wrote none.
	Last(path string) (text string, ok bool)
	// Write asks where to, and writes.
	Write()
}

// syntaxOf tells the highlighting from a file's name.
func syntaxOf(name string) part.Syntax {
	switch path.Ext(name) {
	case ".yaml", ".yml":
		return part.YAML
	case ".json":
		return part.JSON
	case ".sql":
		return part.SQL
	case ".sh":
		return part.Shell
	case ".env":
		return part.Env
	default:
		return part.Plain
	}
}
