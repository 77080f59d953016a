// Package source holds one file or paste as a reader gets it.
package source

import "entrastudio/model/evidence"

// Source is one file or paste.
type Source struct {
	// Name is the file's name as the person gave it; "-" for standard input.
	Name string
	Data []byte
	// Said reports that the person said the kind; otherwise Why says from
	// what it was recognised.
	Said bool
	Why  string
	// Service is the container or component that an env file is said to be
	// for; empty where nobody said it.
	Service string
}

// Input is what a picture remembers of the source.
func (s Source) Input(kind evidence.Kind) evidence.Input {
	return evidence.Input{File: s.Name, Kind: kind, Said: s.Said, Why: s.Why, Service: s.Service}
}
