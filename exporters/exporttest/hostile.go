package exporttest

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"pgregory.net/rapid"
)

// Hostile lists texts that some reader of YAML, Go templates, JSON, env files
// or shells takes for something else.
func Hostile() []string {
	return []string{
		"", " ", "no", "yes", "y", "On", "off", "true", "FALSE", "null", "~", "0x1", "0o17", "017", "1e3", ".inf", ".NaN",
		"1_000", "190:20:30", "2001-12-14", "<<", "=", "?", "-", "--- ", "...", "a: b", "a:", ": a", "a #b", "#a", "#",
		"'", "'a'", `"`, `"a"`, `\`, `\\`, `a\`, `\"`, `\n`, `\t`, `\$`, `\\$`, `\0101`, `\x41`, `\u0041`,
		"a\nb", "a\n#b\nc", "a\r\nb", "\r", "\n", "\ta\t", "a ", " a", "a\u0085b", "\u00a0", "a\u2028b", "\ufeffa", "a\u007fb",
		"\U0001F600", "$", "$$", "$HOME", "${HOME}", "${HOME:-x}", "${", "$(id)", "`id`", "export A=b", "a=b",
		"%", "@a", "!a", "&a", "*a", "{a}", "[a]", "a,b", "|", ">", "}}", "{ {", "{{", "{{ .Values.a }}", "{{ fail `x` }}",
		`{"a": "b\"c", "d": "${e}"}`, "12345678-1234-1234-1234-123456789012", "1234e678-1234-1234-1234-123456789012/.default",
		strings.Repeat("long text with blanks ", 40), strings.Repeat("x", 5000), "\x01", "\x1b[31m", "\x00", "\xff",
	}
}

// HostileText draws hostile texts, mixtures of them, and any text and bytes.
func HostileText() *rapid.Generator[string] {
	pieces := Hostile()
	return rapid.OneOf(
		rapid.SampledFrom(pieces),
		rapid.Custom(func(t *rapid.T) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 4).Draw(t, "pieces"), "")
		}),
		rapid.String(),
		rapid.StringOfN(rapid.SampledFrom([]rune(`\"'$ #{}=,:`+"\n\rab`")), 0, 12, -1),
		rapid.Custom(func(t *rapid.T) string {
			return string(rapid.SliceOfN(rapid.Byte(), 0, 20).Draw(t, "bytes"))
		}),
	)
}

// HostilePlan draws a plan in which one setting that a tool reads holds a
// hostile text, or a list of them, and gives the setting and its value.
func HostilePlan(t *rapid.T, c *catalog.Catalog, with plan.Tool) (*plan.Plan, *catalog.Setting, catalog.Value) {
	var settings []*catalog.Setting
	for _, s := range c.Settings() {
		if with.Reads(s) && s.Form != catalog.FormSecret && s.Key != "enabled" {
			settings = append(settings, s)
		}
	}
	s := rapid.SampledFrom(settings).Draw(t, "setting")
	value := catalog.TextOf(HostileText().Draw(t, "text"))
	if s.Form == catalog.FormList || s.Form == catalog.FormScopes {
		value = catalog.ListOf(rapid.SliceOfN(HostileText(), 1, 3).Draw(t, "items")...)
	}
	p := Everything(c)
	p.Deployment.With = with
	Say(p, s, value)
	return p, s, value
}

// ThousandHostile lists a thousand hostile texts, the same ones each time: all
// of Hostile and as many drawn ones as it takes.
func ThousandHostile() []string {
	all := Hostile()
	return append(all, rapid.SliceOfN(HostileText(), 1000-len(all), 1000-len(all)).Example(1)...)
}
