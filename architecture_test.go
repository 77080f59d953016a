// Package main_test guards the architecture of the whole tree: which room may import which, how long things
// may be, what they are called and documented like. Each failure says what to do about it.
package main_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// sourceFile is one Go file of the tree.
type sourceFile struct {
	path   string // from the repository's root, with slashes
	syntax *ast.File
	lines  int
}

func (f sourceFile) isTest() bool { return strings.HasSuffix(f.path, "_test.go") }

// folder is the file's folder from the root; the root itself is ".".
func (f sourceFile) folder() string { return path.Dir(f.path) }

// sourceTree is every Go file of the repository, parsed.
type sourceTree struct {
	positions *token.FileSet
	files     []sourceFile
}

// place is FILE:LINE of a node, for messages.
func (s sourceTree) place(node ast.Node) string {
	position := s.positions.Position(node.Pos())
	return fmt.Sprintf("%s:%d", position.Filename, position.Line)
}

// program is the tree without its tests.
func (s sourceTree) program() []sourceFile {
	var files []sourceFile
	for _, f := range s.files {
		if !f.isTest() {
			files = append(files, f)
		}
	}
	return files
}

// packages is the program's files by folder.
func (s sourceTree) packages() map[string][]sourceFile {
	byFolder := map[string][]sourceFile{}
	for _, f := range s.program() {
		byFolder[f.folder()] = append(byFolder[f.folder()], f)
	}
	return byFolder
}

// parsedOnce saves every test but the first from parsing the tree again.
var parsedOnce = sync.OnceValues(parseTree)

func loadTree(t *testing.T) sourceTree {
	t.Helper()
	tree, err := parsedOnce()
	if err != nil {
		t.Fatal(err)
	}
	if len(tree.files) < 2 {
		t.Fatal("found no source to judge: run this test in the repository's root")
	}
	return tree
}

func parseTree() (sourceTree, error) {
	tree := sourceTree{positions: token.NewFileSet()}
	err := eachFile(func(name string) error {
		if path.Ext(name) != ".go" {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		syntax, err := parser.ParseFile(tree.positions, name, text, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		lines := bytes.Count(text, []byte("\n"))
		tree.files = append(tree.files, sourceFile{path: name, syntax: syntax, lines: lines})
		return nil
	})
	return tree, err
}

// eachFile visits the files that belong to the project; what is built, downloaded or test data is left out.
func eachFile(visit func(name string) error) error {
	return filepath.WalkDir(".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		hidden := strings.HasPrefix(entry.Name(), ".") && name != "." && entry.Name() != ".ci"
		built := name == "bin" || name == "build" || entry.Name() == "testdata"
		switch {
		case entry.IsDir() && (hidden || built):
			return filepath.SkipDir
		case entry.Type().IsRegular() && name != ".git": // In a linked work tree it is a file, which says where the repository is.
			return visit(filepath.ToSlash(name))
		}
		return nil
	})
}

// inRoom tells whether a path is one of the rooms or lies below it; "." means the root alone.
func inRoom(name string, rooms ...string) bool {
	for _, room := range rooms {
		if name == room || room != "." && strings.HasPrefix(name, room+"/") {
			return true
		}
	}
	return false
}
