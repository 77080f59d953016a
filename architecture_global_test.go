package main_test

import (
	"go/ast"
	"go/token"
	"go/types"
	"strings"
	"testing"
)

func TestPackagesKeepNoStateOfTheirOwn(t *testing.T) {
	tree := loadTree(t)
	for folder, files := range tree.packages() {
		for _, changed := range changedGlobals(tree, folder, files) {
			if place := tree.place(changed); strings.HasPrefix(place, "main.go:") && isSwitch(changed.Name) {
				continue
			}
			t.Errorf("%s: changes the package variable %s; keep it in a value that its owner passes on", tree.place(changed), changed.Name)
		}
		for _, file := range files {
			for _, lock := range globalLocks(file) {
				t.Errorf("%s: the package variable %s is there to be changed; keep it beside what it guards, in a value", tree.place(lock), lock.Name)
			}
		}
	}
}

// isSwitch reports whether a name is a library's own variable that there is no other way to set. The program may, where
// it starts.
func isSwitch(name string) bool { return name == "MousetrapHelpText" }

// globalLocks is the package variables of a type from sync or sync/atomic: their only use is to change.
func globalLocks(file sourceFile) []*ast.Ident {
	var locks []*ast.Ident
	for _, declaration := range file.syntax.Decls {
		general, ok := declaration.(*ast.GenDecl)
		if !ok || general.Tok != token.VAR {
			continue
		}
		for _, spec := range general.Specs {
			declared := spec.(*ast.ValueSpec)
			selector, ok := declared.Type.(*ast.SelectorExpr)
			if !ok {
				continue
			}
			if from, ok := selector.X.(*ast.Ident); ok && (from.Name == "sync" || from.Name == "atomic") {
				locks = append(locks, declared.Names...)
			}
		}
	}
	return locks
}

// changedGlobals is every place where a variable of some package is assigned to, counted up or down, or deleted from.
func changedGlobals(tree sourceTree, folder string, files []sourceFile) []*ast.Ident {
	syntax := make([]*ast.File, len(files))
	for i, file := range files {
		syntax[i] = file.syntax
	}
	uses := resolve(tree.positions, folder, syntax)
	var changed []*ast.Ident
	note := func(target ast.Expr) {
		if name := rootName(target, uses); name != nil {
			changed = append(changed, name)
		}
	}
	for _, file := range syntax {
		ast.Inspect(file, func(node ast.Node) bool {
			for _, target := range changedBy(node) {
				note(target)
			}
			return true
		})
	}
	return changed
}

// resolve says what each name of a package means. Other packages are not loaded, so their names stay unknown,
// which does no harm here and saves compiling the world.
func resolve(positions *token.FileSet, folder string, syntax []*ast.File) map[*ast.Ident]types.Object {
	info := types.Info{Uses: map[*ast.Ident]types.Object{}}
	configuration := types.Config{Error: func(error) {}, Importer: emptyPackages{}, FakeImportC: true}
	_, _ = configuration.Check(folder, positions, syntax, &info) // errors are expected: see above
	return info.Uses
}

// emptyPackages stands in for every imported package.
type emptyPackages struct{}

func (emptyPackages) Import(imported string) (*types.Package, error) {
	stub := types.NewPackage(imported, imported[strings.LastIndex(imported, "/")+1:])
	stub.MarkComplete()
	return stub, nil
}

// changedBy is what a statement writes to.
func changedBy(node ast.Node) []ast.Expr {
	switch node := node.(type) {
	case *ast.AssignStmt:
		if node.Tok != token.DEFINE {
			return node.Lhs
		}
	case *ast.IncDecStmt:
		return []ast.Expr{node.X}
	case *ast.CallExpr:
		if called, ok := node.Fun.(*ast.Ident); ok && (called.Name == "delete" || called.Name == "clear") {
			return node.Args[:1]
		}
	}
	return nil
}

// rootName is the package variable that an expression such as name.field[i] belongs to, or nil.
func rootName(target ast.Expr, uses map[*ast.Ident]types.Object) *ast.Ident {
	switch target := target.(type) {
	case *ast.Ident:
		if variable, ok := uses[target].(*types.Var); ok && !variable.IsField() && variable.Parent() == variable.Pkg().Scope() {
			return target
		}
	case *ast.SelectorExpr:
		if from, ok := target.X.(*ast.Ident); ok {
			if _, isPackage := uses[from].(*types.PkgName); isPackage {
				return target.Sel
			}
		}
		return rootName(target.X, uses)
	case *ast.IndexExpr:
		return rootName(target.X, uses)
	case *ast.StarExpr:
		return rootName(target.X, uses)
	case *ast.ParenExpr:
		return rootName(target.X, uses)
	}
	return nil
}
