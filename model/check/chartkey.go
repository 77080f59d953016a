package check

import (
	"fmt"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
)

// keys are the keys of the values files, where those speak of Entra.
func (in *inspection) keys() []evidence.Key {
	if !in.Uses(plan.Helm) || !in.entra(plan.Helm) {
		return nil
	}
	return in.Picture.Keys
}

// onKey begins a finding on a values key.
func (in *inspection) onKey(k evidence.Key, address string) Finding {
	place := k.Place
	place.Address = address
	return Finding{
		Component: named(in.blockOwner(address)), Place: place,
		Found: Side{Value: address, Because: "it stands here", Place: place},
	}
}

// blockOwner is the one component whose settings stand at a values path or below
// it, or else in the nearest block around it; empty where several share it.
func (in *inspection) blockOwner(path string) catalog.Name {
	for ; path != ""; path = path[:max(0, strings.LastIndexByte(path, '.'))] {
		var owner catalog.Name
		count := 0
		for _, s := range in.Catalog.Settings() {
			if in.standsAt(s, path) && s.Component != owner {
				owner = s.Component
				count++
			}
		}
		if count > 0 {
			if count == 1 {
				return owner
			}
			return in.ownerOfTop(path)
		}
	}
	return ""
}

// standsAt reports whether a setting's own address lies at a path or below it.
func (in *inspection) standsAt(s *catalog.Setting, path string) bool {
	address := s.Helm
	if s.Secret != nil {
		address = s.Secret.Name
	}
	return address == path || strings.HasPrefix(address, path+".")
}

// ownerOfTop is the component whose own block the top of a path is.
func (in *inspection) ownerOfTop(path string) catalog.Name {
	top, _, _ := strings.Cut(path, ".")
	for i := range in.Catalog.Components {
		if in.Catalog.Components[i].Values == top {
			return in.Catalog.Components[i].Name
		}
	}
	return ""
}

// off reports whether a component of a values file is switched off.
func (in *inspection) off(name catalog.Name) bool {
	return name != "" && name != catalog.Global && !in.Under(plan.Helm, name)
}

// valueOf is the value of a key, as far as it was kept. Of a list only whether it
// has items counts.
func (in *inspection) valueOf(k evidence.Key) catalog.Value {
	if k.Kind == catalog.List && !in.emptyList(k.Path) {
		return catalog.ListOf("its items")
	}
	return catalog.Value{Kind: k.Kind, Text: k.Text}
}

// fated visits each key that has one of the fates, once for a block.
func (in *inspection) fated(visit func(evidence.Key, *catalog.Key), fates ...catalog.KeyFate) {
	seen := map[string]bool{}
	for _, k := range in.keys() {
		entry := in.Catalog.KeyAt(k.Path)
		if entry == nil || seen[entry.Path] || k.Kind == catalog.Null {
			continue
		}
		for _, fate := range fates {
			if entry.Fate == fate && (entry.Path != k.Path || entry.Applies(in.valueOf(k))) {
				seen[entry.Path] = true
				visit(k, entry)
			}
		}
	}
}

// findRemovedKey asks under which conditions the chart fails: most keys count only
// while their component is on.
func findRemovedKey(in *inspection, r *report) {
	in.fated(func(k evidence.Key, entry *catalog.Key) {
		if in.off(in.ownerOfTop(entry.Path)) {
			return
		}
		if entry.Fate == catalog.KeyRenamed && (falsy(k) || in.off(in.blockOwner(entry.Use))) {
			return
		}
		f := in.onKey(k, entry.Path)
		if f.Component == "" {
			f.Component = named(in.blockOwner(entry.Use))
		}
		f.Detail = fmt.Sprintf("Chart %s (Camunda %s) fails as long as %s stands in the values.%s%s", in.Catalog.Chart.Version, in.Catalog.Minor, entry.Path, inPlace(entry.Use), asSentence(entry.Note))
		f.Expected = Side{Value: entry.Use, Because: "this has taken its place"}
		r.add(f)
	}, catalog.KeyRemoved, catalog.KeyRenamed)
}

// falsy reports a value that a template takes for nothing.
func falsy(k evidence.Key) bool {
	return k.Kind == catalog.Null || k.Kind == catalog.Text && k.Text == "" && !k.Withheld || k.Kind == catalog.Bool && k.Text == "false"
}

func inPlace(use string) string {
	if use == "" {
		return " Take it away."
	}
	return " Use " + use + " in its place."
}

// asSentence is a note of the catalogue as one more sentence.
func asSentence(note string) string {
	if note == "" {
		return ""
	}
	return " " + strings.TrimSuffix(note, ".") + "."
}

// findDeprecatedKey tells each key by itself: each has a place of its own to go to.
func findDeprecatedKey(in *inspection, r *report) {
	in.fated(func(k evidence.Key, entry *catalog.Key) {
		if in.off(in.ownerOfTop(k.Path)) {
			return
		}
		f := in.onKey(k, k.Path)
		f.Detail = fmt.Sprintf("%s still works in chart %s, which warns of it; the next one drops it.%s", k.Path, in.Catalog.Chart.Version, inPlace(entry.Use))
		f.Expected = Side{Value: entry.Use, Because: "this has taken its place"}
		r.add(f)
	}, catalog.KeyDeprecated)
}

// isIdentityRedirect reports the key that guides give for Management Identity's
// address, which no chart reads.
func (in *inspection) isIdentityRedirect(entry *catalog.Key) bool {
	fact := in.Catalog.Setting(catalog.ManagementIdentity, "url")
	return entry != nil && entry.Fate == catalog.KeyIgnored && fact != nil && entry.Use == fact.Helm
}

func findIgnoredRedirect(in *inspection, r *report) {
	in.fated(func(k evidence.Key, entry *catalog.Key) {
		if !in.isIdentityRedirect(entry) || falsy(k) || in.off(catalog.ManagementIdentity) {
			return
		}
		f := in.onKey(k, k.Path)
		f.Component = catalog.ManagementIdentity
		f.Found.Value = k.Text
		f.Detail = fmt.Sprintf("%s is set to %s, and no template of the chart reads it. The redirect URI of Management Identity is built from %s. Set that and drop this key.", k.Path, k.Text, entry.Use)
		f.Expected = Side{Value: entry.Use, Because: "the chart reads this key"}
		r.add(f)
	}, catalog.KeyIgnored)
}

// findUnreadKey reports settings of Entra at paths that this chart reads
// nowhere: those that the catalogue lists as another version's, once a block,
// and those that it does not know.
func findUnreadKey(in *inspection, r *report) {
	seen := map[string]bool{}
	for _, k := range in.keys() {
		if falsy(k) || k.Kind == catalog.Other {
			continue
		}
		path, use, instead := in.unread(k)
		if path == "" || seen[path] || !in.concernsEntra(k.Path, use) || in.off(in.blockOwner(path)) {
			continue
		}
		seen[path] = true
		owner := named(in.blockOwner(path))
		if owner == "" {
			owner = in.blockOwner(use)
		}
		f := in.onKey(k, path)
		f.Component = named(owner)
		f.Detail = fmt.Sprintf("No template of chart %s (Camunda %s) reads %s. What stands there is lost without a word.%s", in.Catalog.Chart.Version, in.Catalog.Minor, path, instead)
		f.Expected = Side{Value: use, Because: "the chart reads this path"}
		r.add(f)
	}
}

// unread says at which path a key stands that the chart reads nowhere, which path
// was meant, and in a sentence what to do; an empty path where the chart reads it
// or where it has another code.
func (in *inspection) unread(k evidence.Key) (path, use, instead string) {
	if k.Dotted && in.Catalog.AtPath(k.Path) != nil {
		return k.Path, k.Path, " Helm takes a name with dots for one name: write its parts as blocks, one in another."
	}
	if in.Catalog.ReadsPath(k.Path) || in.insideSetting(k.Path) || in.ownCode(k.Path) {
		return "", "", ""
	}
	entry := in.Catalog.KeyAt(k.Path)
	switch {
	case entry != nil && entry.Fate == catalog.KeyIgnored:
		return entry.Path, entry.Use, readHere(entry.Use) + asSentence(entry.Note)
	case entry != nil || !in.Catalog.InBlock(k.Path):
		return "", "", ""
	default:
		use = in.index().NearestPath(k.Path)
		return k.Path, use, readHere(use)
	}
}

func readHere(use string) string {
	if use == "" {
		return " Take it away, or move it to where this chart reads it."
	}
	return " The chart reads " + use + "."
}

// ownCode reports a key that has a finding of its own: a secret of a public
// client, and the address of Management Identity.
func (in *inspection) ownCode(path string) bool {
	if in.isIdentityRedirect(in.Catalog.KeyAt(path)) {
		return true
	}
	for _, p := range in.parts() {
		if p.Component.Registration.Platform == catalog.PlatformSPA && in.publicSecretPath(p, path) {
			return true
		}
	}
	return false
}

// insideSetting reports a path below one that holds a plain value: the value is
// of the wrong type there.
func (in *inspection) insideSetting(path string) bool { return in.settingAround(path) != nil }

func (in *inspection) settingAround(path string) *catalog.Setting {
	for at := strings.LastIndexByte(path, '.'); at > 0; at = strings.LastIndexByte(path[:at], '.') {
		if fact := in.Catalog.AtPath(path[:at]); fact != nil && fact.Secret == nil {
			return fact
		}
	}
	return nil
}

// concernsEntra reports whether a key is about signing in: by where it stands,
// or by the setting that was meant.
func (in *inspection) concernsEntra(path, use string) bool {
	parts := strings.Split(path, ".")
	for _, part := range parts[1:] {
		switch part {
		case "auth", "security", "authentication", "oidc":
			return !strings.Contains(strings.ToLower(parts[0]), "postgresql")
		}
	}
	fact := in.Catalog.AtPath(use)
	return fact != nil && signsIn(fact)
}

// signsIn reports whether a setting follows from the tenant, an app
// registration, the first administrator or a component's address.
func signsIn(fact *catalog.Setting) bool {
	source, what, _ := strings.Cut(fact.From, ":")
	source, _, _ = strings.Cut(source, "@")
	switch source {
	case "tenant", "registration", "admin", "connectors", "audiences", "rules":
		return true
	case "component":
		return what == "url" || what == "root" || what == "callback"
	}
	return fact.Required && fact.Form != catalog.FormEmail
}
