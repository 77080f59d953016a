package main_test

import (
	"go/ast"
	"strings"
	"testing"
)

func TestNothingHappensOnImport(t *testing.T) {
	tree := loadTree(t)
	for _, file := range tree.program() {
		for _, function := range functionsOf(file) {
			if function.Recv == nil && function.Name.Name == "init" {
				t.Errorf("%s: func init; do it in a constructor that main calls", tree.place(function))
			}
		}
	}
}

func TestNothingPanics(t *testing.T) {
	tree := loadTree(t)
	for _, file := range tree.program() {
		ast.Inspect(file.syntax, func(node ast.Node) bool {
			if call, ok := node.(*ast.CallExpr); ok && isPanic(call) && !saysImpossible(call) {
				t.Errorf("%s: panic; return an error, or for a state that no input can reach write panic(\"impossible: why\")", tree.place(call))
			}
			return true
		})
	}
}

func isPanic(call *ast.CallExpr) bool {
	called, ok := call.Fun.(*ast.Ident)
	return ok && called.Name == "panic"
}

func saysImpossible(call *ast.CallExpr) bool {
	found := false
	ast.Inspect(call.Args[0], func(node ast.Node) bool {
		literal, ok := node.(*ast.BasicLit)
		found = found || ok && strings.HasPrefix(literal.Value, `"impossible: `)
		return !found
	})
	return found
}

func TestTheClockIsAParameter(t *testing.T) {
	tree := loadTree(t)
	clocks := map[string]bool{"Now": true, "Since": true, "Until": true, "Sleep": true, "After": true, "AfterFunc": true, "Tick": true, "NewTimer": true, "NewTicker": true}
	for _, file := range tree.program() {
		if !inRoom(file.folder(), "model", "exporters", "importers") {
			continue
		}
		ast.Inspect(file.syntax, func(node ast.Node) bool {
			selector, ok := node.(*ast.SelectorExpr)
			if !ok || !clocks[selector.Sel.Name] {
				return true
			}
			if from, ok := selector.X.(*ast.Ident); ok && from.Name == "time" {
				t.Errorf("%s: time.%s; take the time as a parameter, so that the same input gives the same answer", tree.place(selector), selector.Sel.Name)
			}
			return true
		})
	}
}
