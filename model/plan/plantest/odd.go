package plantest

import (
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"pgregory.net/rapid"
)

// Odd generates plans whose components say things of their own: any settings,
// with values that follow from nothing, and nulls. They are not in normal form.
func Odd(c *catalog.Catalog, with plan.Tool) *rapid.Generator[*plan.Plan] {
	return rapid.Custom(func(t *rapid.T) *plan.Plan {
		p := Coherent(c, with).Draw(t, "plan")
		var settings []*catalog.Setting
		for _, s := range c.Settings() {
			if with.Reads(s) && (s.Component == catalog.Global || p.On(s.Component)) && s.From != "component:enabled" {
				settings = append(settings, s)
			}
		}
		for range rapid.IntRange(0, 8).Draw(t, "settings") {
			s := rapid.SampledFrom(settings).Draw(t, "setting")
			if err := plan.Set(p, "components/"+string(s.Component)+"/settings/"+s.Key, Value(s).Draw(t, "value")); err != nil {
				t.Fatal(err)
			}
		}
		return p
	})
}

// Value generates values of a setting: null, its form's kind, and odd texts.
func Value(s *catalog.Setting) *rapid.Generator[catalog.Value] {
	return rapid.Custom(func(t *rapid.T) catalog.Value {
		if rapid.IntRange(0, 4).Draw(t, "null") == 0 {
			return catalog.Value{}
		}
		switch s.Form {
		case catalog.FormBool:
			return catalog.BoolOf(rapid.Bool().Draw(t, "bool"))
		case catalog.FormNumber:
			return plan.InForm(catalog.TextOf(rapid.SampledFrom([]string{"1", "8080", "65535"}).Draw(t, "number")), s.Form)
		case catalog.FormList, catalog.FormScopes:
			return catalog.ListOf(rapid.SliceOfN(rapid.StringMatching(`[a-z][a-z0-9-]{0,8}`), 1, 3).Draw(t, "list")...)
		case catalog.FormSecret:
			return catalog.TextOf(rapid.SampledFrom([]string{"env:SECRET", "kubernetes:name/key", "file:/run/secret"}).Draw(t, "secret"))
		case catalog.FormGUID, catalog.FormAudience:
			return catalog.TextOf(GUID().Draw(t, "guid"))
		default:
			return catalog.TextOf(Text().Draw(t, "text"))
		}
	})
}

// Text generates texts that writers and readers of YAML, variables and shells
// get wrong.
func Text() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			"no", "0x1", "~", "null", "true", "1e3", "1_000", "2026-01-01", "a: b", "a #b", "#a", "- a", "? a", "'", `"`,
			`\`, "a\nb", "a\n", "\n", " a ", "$HOME", "${A}", "{{ .Values }}", "<<", "&a", "*a", "!a", "%a", "@a", "`a`", "[a", "{a",
			"a,b", "\U0001F600", "é", "a\tb", "---", "...", "=", "-", "a:", ":a", "|", ">", "key: |",
			"\u0085", "\u2028", "\ufeff",
		}),
		rapid.StringMatching(`[ -~]{0,20}`),
		rapid.StringN(1, 8, 24),
	)
}
