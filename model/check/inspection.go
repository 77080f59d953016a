package check

import (
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// inspection is what rules look at: the scene, the options of the run, and what
// several rules need but only one should work out.
type inspection struct {
	*scene.Scene
	Options

	names    *lookup.Index
	claims   claimNames
	memoized map[string]any
}

// index is the look-up of names in the scene's catalogue, built at first use.
func (in *inspection) index() *lookup.Index {
	if in.names == nil {
		in.names = lookup.New(in.Catalog)
	}
	return in.names
}

// entra reports whether a tool's configuration speaks of Microsoft Entra ID at
// all. A values file about other things has components that are on by default
// and is no business of these rules.
func (in *inspection) entra(tool plan.Tool) bool {
	return memo(in, "entra/"+string(tool), func() bool {
		if in.Picture.Plan != nil {
			return true
		}
		for i := range in.Picture.Settings {
			if s := &in.Picture.Settings[i]; s.Tool == tool && speaksOfEntra(in.Catalog, s) {
				return true
			}
		}
		return false
	})
}

// speaksOfEntra reports whether a setting only makes sense with Entra: its
// provider type, an endpoint of Entra, or an app's GUID. The method oidc is
// Keycloak's too.
func speaksOfEntra(c *catalog.Catalog, s *evidence.Setting) bool {
	fact := c.Setting(s.Component, s.Key)
	if fact == nil || s.Secret != nil {
		return false
	}
	text := s.Value.String()
	switch {
	case s.Key == "type":
		return strings.EqualFold(text, microsoft)
	case fact.Form == catalog.FormGUID || fact.Form == catalog.FormAudience:
		return catalog.IsGUID(text)
	default:
		_, ok := catalog.ParseEndpoint(text)
		return ok
	}
}

// parts lists the components that are on and whose configuration speaks of
// Entra, under either tool.
func (in *inspection) parts() []scene.Part {
	return memo(in, "parts", func() []scene.Part {
		return slices.DeleteFunc(slices.Clone(in.Parts()), func(p scene.Part) bool { return !in.entra(p.Tool) })
	})
}

// sanitized reports whether a setting stands in an input whose ids are all
// placeholders; they are then compared by name.
func (in *inspection) sanitized(s *evidence.Setting) bool {
	return s != nil && s.Input >= 0 && s.Input < len(in.Picture.Inputs) && in.Picture.Inputs[s.Input].Sanitized
}

// sanitizedPlan reports a plan that was made of a cleaned file: its ids are
// placeholders, and where the secrets are kept was left out too.
func (in *inspection) sanitizedPlan() bool {
	return in.Picture.Plan != nil && len(in.Picture.Inputs) > 0 && in.Picture.Inputs[0].Sanitized
}

// memo works something out once a run.
func memo[T any](in *inspection, name string, work func() T) T {
	if known, ok := in.memoized[name].(T); ok {
		return known
	}
	value := work()
	if in.memoized == nil {
		in.memoized = map[string]any{}
	}
	in.memoized[name] = value
	return value
}
