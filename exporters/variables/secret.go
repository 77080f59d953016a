package variables

import (
	"errors"
	"strings"
	"unicode"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/pattern"
	"entrastudio/model/plan"
)

// environmentName matches the variables that every shell can hold.
var environmentName = pattern.New(`^[A-Za-z_][A-Za-z0-9_]*$`)

// secret finds the source of a secret: the variable that the plan names, or one
// made from the setting for a secret that is kept elsewhere. It is nil where the
// setting is said to be empty.
func (w *collector) secret(s *catalog.Setting, r plan.Resolved) (*Secret, error) {
	ref, err := plan.ParseSecretRef(r.Value.Text)
	if err != nil {
		return nil, err
	}
	if ref.IsZero() {
		return nil, nil
	}
	if ref.Store == plan.InEnvironment {
		if !environmentName.MatchString(ref.Name) {
			return nil, errors.New("the reference names no variable; use letters, digits and underscores")
		}
		return &Secret{Ref: ref, Source: ref.Name, Setting: s.Ref()}, nil
	}
	text := ref.String()
	if err := carry(text); err != nil || strings.ContainsFunc(text, unicode.IsControl) {
		return nil, errors.New("the reference holds a control character")
	}
	source, known := w.sources[text]
	if !known {
		source = w.madeUp(s)
		w.sources[text] = source
	}
	return &Secret{Ref: ref, Source: source, Setting: s.Ref()}, nil
}

// madeUp names the variable for a secret after its component and setting, and
// never like a variable that the plan itself names.
func (w *collector) madeUp(s *catalog.Setting) string {
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
