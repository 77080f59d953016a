package check

import (
	"fmt"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
)

// findSharedEnv reports a line with credentials that several components are
// given: one file under two services' names, or one block that a Compose file
// repeats by an anchor.
func findSharedEnv(in *inspection, r *report) {
	for _, shared := range in.sharedVariables() {
		first, second := shared[0], shared[1]
		r.add(Finding{
			Component: second.Component, Place: second.Place, Ref: in.refOf(second),
			Expected: Side{Value: "a file for each service", Because: in.title(first.Component) + " is given this line too"},
			Found:    Side{Value: second.Name, Because: "both services read the same file", Place: second.Place},
			Detail: fmt.Sprintf("%s stands in a file that %s and %s both get. One of them then holds the other's credentials and signs in as it, or leaks them. Give each service a file of its own.",
				second.Name, in.title(first.Component), in.title(second.Component)),
		})
	}
}

// sharedVariables lists, for each line with credentials that several components
// get, those components' variables.
func (in *inspection) sharedVariables() [][]*evidence.Variable {
	return memo(in, "sharedVariables", func() [][]*evidence.Variable {
		at := map[evidence.Place][]*evidence.Variable{}
		var order []evidence.Place
		for i := range in.Picture.Variables {
			v := &in.Picture.Variables[i]
			if v.InChart || v.Component == "" || v.Place.Line == 0 || known(at[v.Place], v.Component) {
				continue
			}
			if at[v.Place] == nil {
				order = append(order, v.Place)
			}
			at[v.Place] = append(at[v.Place], v)
		}
		var all [][]*evidence.Variable
		for _, place := range order {
			if in.credentials(at[place]) {
				all = append(all, at[place])
			}
		}
		return all
	})
}

// known reports whether a component is among those that get a line.
func known(variables []*evidence.Variable, component catalog.Name) bool {
	for _, v := range variables {
		if v.Component == component {
			return true
		}
	}
	return false
}

// credentials reports whether a line that several components get holds a client
// secret that at least one of them reads, or a client ID that at least two do.
func (in *inspection) credentials(variables []*evidence.Variable) bool {
	if len(variables) < 2 {
		return false
	}
	secrets, ids := 0, 0
	for _, v := range variables {
		fact := in.Catalog.VariableOf(v.Component, v.Name)
		if fact == nil || ownerOf(fact) != v.Component {
			continue
		}
		switch fact.Form {
		case catalog.FormSecret:
			secrets++
		case catalog.FormGUID:
			ids++
		}
	}
	return secrets > 0 || ids > 1
}

// refOf is the setting that a variable means to its component.
func (in *inspection) refOf(v *evidence.Variable) catalog.Ref {
	if fact := in.Catalog.VariableOf(v.Component, v.Name); fact != nil {
		return fact.Ref()
	}
	return catalog.Ref{}
}

// sharedFiles are the files that several components get.
func (in *inspection) sharedFiles() map[string]bool {
	return memo(in, "sharedFiles", func() map[string]bool {
		files := map[string]bool{}
		for _, shared := range in.sharedVariables() {
			files[shared[0].Place.File] = true
		}
		return files
	})
}
