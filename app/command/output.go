package command

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"entrastudio/app/document"
	"entrastudio/model/plan"
)

// errThere is what a verb says that would replace a file unasked.
var errThere = errors.New("the file is there already; say --force to replace it")

// writePlan writes a plan to its file, or to standard output where none is said.
func writePlan(p *Program, path string, force bool, doc *plan.Document) error {
	return writeNew(p, path, force, doc.Bytes())
}

// writeNew writes a file that is to be there afterwards as a whole or not at all.
func writeNew(p *Program, path string, force bool, data []byte) error {
	if path == "" || path == "-" {
		_, err := p.Out.Write(data)
		return err
	}
	if err := mayWrite(path, force); err != nil {
		return err
	}
	p.wholly()
	if err := (document.RealDisk{}).Replace(path, data); err != nil {
		return err
	}
	fmt.Fprintf(p.Err, "wrote %s\n", path)
	return nil
}

func mayWrite(path string, force bool) error {
	_, err := os.Lstat(path)
	switch {
	case force || errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	default:
		return fmt.Errorf("%s: %w", path, errThere)
	}
}
