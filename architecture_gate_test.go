package main_test

import (
	"go/ast"
	"slices"
	"testing"
)

// gate is a call that opens the way to a write, and the only files that may make it.
type gate struct {
	call  string
	files []string
	mend  string
}

func gates() []gate {
	return []gate{
		{
			call: "Writable", files: []string{"app/tenant/reconcile/apply.go"},
			mend: "every write to a tenant goes through reconcile.Applier.Apply, which wants an approval of the listed changes",
		},
		{
			call: "Writing", files: []string{"app/tenant/graph/connector.go"},
			mend: "the right to write is asked for by the session's Writable alone",
		},
	}
}

func TestEveryWriteToATenantGoesThroughOneGate(t *testing.T) {
	tree := loadTree(t)
	for _, gate := range gates() {
		met := false
		for _, file := range tree.program() {
			if !inRoom(file.folder(), "app") {
				continue
			}
			ast.Inspect(file.syntax, func(node ast.Node) bool {
				if !isCallOf(node, gate.call) {
					return true
				}
				met = true
				if !slices.Contains(gate.files, file.path) {
					t.Errorf("%s: calls %s; %s", tree.place(node), gate.call, gate.mend)
				}
				return true
			})
		}
		if !met {
			t.Errorf("nobody calls %s any more: name the call that opens the way to a write now", gate.call)
		}
	}
}

func isCallOf(node ast.Node, name string) bool {
	call, ok := node.(*ast.CallExpr)
	if !ok {
		return false
	}
	selector, ok := call.Fun.(*ast.SelectorExpr)
	return ok && selector.Sel.Name == name
}
