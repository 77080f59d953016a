package compose

import (
	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/pattern"
	"entrastudio/model/plan"
)

// environmentName matches the variables that Compose can refer to.
var environmentName = pattern.New(`^[A-Za-z_][A-Za-z0-9_]*$`)

// secret writes a secret as a reference to a variable of Compose's own
// environment: the variable that the plan names, or one made from the setting
// for a secret that is kept elsewhere.
func (w *writer) secret(s *catalog.Setting, r plan.Resolved) (string, error) {
	ref, err := plan.ParseSecretRef(r.Value.Text)
	if err != nil {
		return "", refuse(s, r, err.Error(), "")
	}
	if ref.IsZero() {
		return "", nil
	}
	if ref.Store == plan.InEnvironment {
		if !environmentName.MatchString(ref.Name) {
			return "", refuse(s, r, "the reference names no variable", "use letters, digits and underscores")
		}
		return reference(ref.Name), nil
	}
	text := ref.String()
	variable, known := w.secrets[text]
	if !known {
		variable = w.madeUp(s)
		w.secrets[text] = variable
		w.notes = append(w.notes, exporters.Note{
			Setting: s.Ref(), Where: variable,
			Text: "Set " + variable + " in Compose's own environment, from " + text + ".",
		})
	}
	return reference(variable), nil
}

// madeUp names the variable for a secret after its component and setting, and
// never like a variable that the plan itself names.
func (w *writer) madeUp(s *catalog.Setting) string {
	name := exporters.Constant(string(s.Component)) + "_" + exporters.Constant(s.Key)
	for w.named[name] {
		name += "_"
	}
	w.named[name] = true
	return name
}

// namedVariables collects the variables that the plan's references name.
func namedVariables(c *catalog.Catalog, p *plan.Plan) map[string]bool {
	named := map[string]bool{}
	for _, s := range c.Settings() {
		if s.Form != catalog.FormSecret {
			continue
		}
		if ref, err := plan.ParseSecretRef(p.Effective(c, s).Value.Text); err == nil && ref.Store == plan.InEnvironment {
			named[ref.Name] = true
		}
	}
	return named
}
