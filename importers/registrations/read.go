package registrations

import (
	"fmt"
	"strings"

	"entrastudio/importers/jsontree"
	"entrastudio/model/amount"
	"entrastudio/model/evidence"
	"entrastudio/model/refusal"
)

// Read adds the objects of a text to a directory, and says how many of which
// kind they are. An object that the directory has already is left out. On an
// error, which is of type *refusal.Error, the directory stays as it was.
func Read(directory *evidence.Directory, file, text string) (summary string, err error) {
	documents, err := jsontree.ParseAll(file, answer(text))
	if err != nil {
		return "", err
	}
	if len(documents) == 0 {
		return "", &refusal.Error{File: file, What: "there is no json in it", Hint: hint}
	}
	r := reader{file: file}
	for _, document := range documents {
		if err := r.document(document, len(documents) > 1); err != nil {
			return "", err
		}
	}
	r.addTo(directory)
	return r.summary(), nil
}

// answer is the JSON in what a terminal shows: az prints warnings before it, and
// a prompt may stand around it. Lines keep their numbers.
func answer(text string) string {
	if begun := strings.TrimSpace(text); begun == "" || strings.Contains(`{["`, begun[:1]) {
		return text
	}
	first := begin(text, "{[")
	if first < 0 {
		return text
	}
	last := lastBegin(text[first:], "}]")
	end := len(text)
	if last > 0 {
		end = first + last
		end += len(line(text[end:]))
	}
	return strings.Repeat("\n", strings.Count(text[:first], "\n")) + text[first:end]
}

// begin is where the first line begins that begins with one of the signs; -1 where
// none does.
func begin(text, signs string) int {
	for at := 0; at < len(text); at += len(line(text[at:])) + 1 {
		if strings.IndexByte(signs, text[at]) >= 0 {
			return at
		}
	}
	return -1
}

// lastBegin is where the last such line begins.
func lastBegin(text, signs string) int {
	for end := len(text); end >= 0; {
		at := strings.LastIndexByte(text[:end], '\n') + 1
		if at < len(text) && strings.IndexByte(signs, text[at]) >= 0 {
			return at
		}
		end = at - 1
	}
	return -1
}

// line is the first line of a text, without its end.
func line(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

const hint = "give what az ad app list or Microsoft Graph answers"

// reader collects the objects of one text.
type reader struct {
	file  string
	found evidence.Directory
}

// document reads one JSON value: an object, a list of objects, or a collection
// of Microsoft Graph. Lines reports that it is one of several JSON lines, which
// make up a list together.
func (r *reader) document(root *jsontree.Node, lines bool) error {
	collection := kindOfContext(get(root, "@odata.context").String())
	switch value := get(root, "value"); {
	case root.Is(jsontree.Array):
		return r.list(root, "", collection, true)
	case value.Is(jsontree.Array):
		complete := get(root, "@odata.nextLink").String() == ""
		return r.list(value, "value", collection, complete)
	case value.Is(jsontree.Object):
		// Windows PowerShell writes a list as an object with value and Count.
		return r.list(&jsontree.Node{Kind: jsontree.Array, Items: []*jsontree.Node{value}}, "value", collection, true)
	case !root.Is(jsontree.Object):
		return r.refuse(root, "an app registration is a json object, and this is none")
	}
	if err := r.object(root, "", collection); err != nil {
		return err
	}
	if lines {
		r.listed(kindOf(root, collection))
	}
	return nil
}

// list reads a list of objects. One that goes on in another answer does not say
// what the tenant lacks.
func (r *reader) list(list *jsontree.Node, path string, collection kind, complete bool) error {
	if len(list.Items) == 0 && collection == unknown {
		collection = application
	}
	for i, item := range list.Items {
		if err := r.object(item, fmt.Sprintf("%s[%d]", path, i), collection); err != nil {
			return err
		}
		if collection == unknown {
			collection = kindOf(item, unknown)
		}
	}
	if complete {
		r.listed(collection)
	}
	return nil
}

// listed notes that a list of one kind was given.
func (r *reader) listed(k kind) {
	switch k {
	case application:
		r.found.ApplicationsGiven = true
	case principal:
		r.found.PrincipalsGiven = true
	case grant:
		r.found.GrantsGiven = true
	}
}

func (r *reader) object(node *jsontree.Node, path string, collection kind) error {
	if !node.Is(jsontree.Object) {
		return r.refuse(node, "an app registration is a json object, and this is none")
	}
	o := object{file: r.file, path: path, node: node}
	switch kindOf(node, collection) {
	case application:
		r.found.Applications = append(r.found.Applications, o.application())
	case principal:
		r.found.Principals = append(r.found.Principals, o.principal())
	case grant:
		r.found.Grants = append(r.found.Grants, o.grant())
	default:
		return r.refuse(node, "this object is no app registration, enterprise application or consent grant")
	}
	return nil
}

func (r *reader) refuse(node *jsontree.Node, what string) error {
	return &refusal.Error{File: r.file, Line: node.Line, Column: node.Column, What: what, Hint: hint}
}

// addTo adds what was found to what other files held. Of an app that is given twice
// the first counts.
func (r *reader) addTo(d *evidence.Directory) {
	d.Applications = added(d.Applications, r.found.Applications, func(app *evidence.Application) string { return app.AppID })
	d.Principals = added(d.Principals, r.found.Principals, func(sp *evidence.ServicePrincipal) string { return sp.AppID })
	d.Grants = append(d.Grants, r.found.Grants...)
	d.ApplicationsGiven = d.ApplicationsGiven || r.found.ApplicationsGiven
	d.PrincipalsGiven = d.PrincipalsGiven || r.found.PrincipalsGiven
	d.GrantsGiven = d.GrantsGiven || r.found.GrantsGiven
}

// added adds what has another ID than all before it, or none. A tenant can have tens
// of thousands, so none is looked for among the others one by one.
func added[T any](all, more []T, id func(*T) string) []T {
	known := map[string]bool{}
	for i := range all {
		known[strings.ToLower(id(&all[i]))] = true
	}
	for i := range more {
		own := strings.ToLower(id(&more[i]))
		if own == "" || !known[own] {
			all = append(all, more[i])
		}
		known[own] = true
	}
	return all
}

// summary counts what was found.
func (r *reader) summary() string {
	var parts []string
	for _, part := range []struct {
		count int
		noun  string
	}{
		{len(r.found.Applications), "app registration"},
		{len(r.found.Principals), "enterprise application"},
		{len(r.found.Grants), "consent grant"},
	} {
		if part.count > 0 {
			parts = append(parts, amount.Of(part.count, part.noun))
		}
	}
	if len(parts) == 0 {
		return "an empty list"
	}
	return strings.Join(parts, ", ")
}
