package main_test

import (
	"go/ast"
	"slices"
	"testing"
)

const (
	mostFileLines     = 500
	medianFileLines   = 120
	mostFunctionLines = 80
	mostParameters    = 5
)

func TestFilesAreShort(t *testing.T) {
	tree := loadTree(t)
	var lengths []int
	for _, file := range tree.files {
		lengths = append(lengths, file.lines)
		if file.lines > mostFileLines {
			t.Errorf("%s: %d lines, %d are allowed; give each noun a file of its own", file.path, file.lines, mostFileLines)
		}
	}
	slices.Sort(lengths)
	if median := lengths[len(lengths)/2]; median > medianFileLines {
		t.Errorf("half of the files have more than %d lines, %d are allowed; split the longest ones by noun", median, medianFileLines)
	}
}

func TestFunctionsAreShort(t *testing.T) {
	tree := loadTree(t)
	for _, file := range tree.files {
		for _, function := range functionsOf(file) {
			first, last := tree.positions.Position(function.Pos()).Line, tree.positions.Position(function.End()).Line
			if lines := last - first + 1; lines > mostFunctionLines {
				t.Errorf("%s: %s has %d lines, %d are allowed; a function does one act (a test's table may stand outside it)",
					tree.place(function), function.Name.Name, lines, mostFunctionLines)
			}
		}
	}
}

func TestFunctionsTakeFewParameters(t *testing.T) {
	tree := loadTree(t)
	for _, file := range tree.files {
		for _, function := range functionsOf(file) {
			if count := function.Type.Params.NumFields(); count > mostParameters {
				t.Errorf("%s: %s takes %d parameters, %d are allowed; gather those that belong together in a struct",
					tree.place(function), function.Name.Name, count, mostParameters)
			}
		}
	}
}

func functionsOf(file sourceFile) []*ast.FuncDecl {
	var functions []*ast.FuncDecl
	for _, declaration := range file.syntax.Decls {
		if function, ok := declaration.(*ast.FuncDecl); ok {
			functions = append(functions, function)
		}
	}
	return functions
}
