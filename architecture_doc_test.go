package main_test

import (
	"go/ast"
	"go/token"
	"regexp"
	"strings"
	"testing"
)

func TestEveryPackageSaysWhatItIs(t *testing.T) {
	for folder, files := range loadTree(t).packages() {
		var doc string
		for _, file := range files {
			if file.syntax.Doc != nil {
				doc += file.syntax.Doc.Text()
			}
		}
		name := files[0].syntax.Name.Name
		want := "Package " + name + " "
		if name == "main" {
			want = "" // a program's comment may start with the program's own name
		}
		if doc == "" || !strings.HasPrefix(doc, want) {
			t.Errorf("%s: no package comment that starts with %q; say in a sentence what the package is for", folder, want)
		}
	}
}

func TestEveryExportedNameIsDocumented(t *testing.T) {
	tree := loadTree(t)
	for _, file := range tree.program() {
		for _, declaration := range file.syntax.Decls {
			for _, bare := range undocumented(declaration) {
				t.Errorf("%s: %s has no comment that starts with its name; say what it is, its unit and its errors", tree.place(bare), bare.Name)
			}
		}
	}
}

// undocumented is the exported names of a declaration that lack a comment of their own.
func undocumented(declaration ast.Decl) []*ast.Ident {
	switch declaration := declaration.(type) {
	case *ast.FuncDecl:
		if isExportedFunction(declaration) && !speaksOf(declaration.Doc, declaration.Name.Name) {
			return []*ast.Ident{declaration.Name}
		}
	case *ast.GenDecl:
		if declaration.Tok != token.IMPORT {
			return undocumentedSpecs(declaration)
		}
	}
	return nil
}

func undocumentedSpecs(declaration *ast.GenDecl) []*ast.Ident {
	var bare []*ast.Ident
	for _, spec := range declaration.Specs {
		switch spec := spec.(type) {
		case *ast.TypeSpec:
			documented := speaksOf(spec.Doc, spec.Name.Name) || speaksOf(declaration.Doc, spec.Name.Name)
			if spec.Name.IsExported() && !documented {
				bare = append(bare, spec.Name)
			}
		case *ast.ValueSpec:
			// One comment may speak for a whole group of constants.
			documented := spec.Doc != nil || spec.Comment != nil || declaration.Doc != nil
			if spec.Names[0].IsExported() && !documented {
				bare = append(bare, spec.Names[0])
			}
		}
	}
	return bare
}

// isExportedFunction tells whether a caller in another package can see the function or method. The methods whose
// meaning the language itself fixes need no word.
func isExportedFunction(function *ast.FuncDecl) bool {
	name := function.Name.Name
	if !ast.IsExported(name) || function.Recv != nil && (name == "Error" || name == "String" || name == "Unwrap") {
		return false
	}
	return function.Recv == nil || ast.IsExported(receiverName(function.Recv.List[0].Type))
}

func receiverName(expression ast.Expr) string {
	switch expression := expression.(type) {
	case *ast.StarExpr:
		return receiverName(expression.X)
	case *ast.IndexExpr:
		return receiverName(expression.X)
	case *ast.IndexListExpr:
		return receiverName(expression.X)
	case *ast.Ident:
		return expression.Name
	}
	return ""
}

var leadingArticle = regexp.MustCompile(`^(A|An|The) `)

// speaksOf tells whether a comment starts with the name, as Go's documentation wants it.
func speaksOf(comment *ast.CommentGroup, name string) bool {
	text := leadingArticle.ReplaceAllString(comment.Text(), "")
	return text == name+"\n" || regexp.MustCompile(`^`+name+`\b`).MatchString(text)
}
