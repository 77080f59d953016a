package settings

import (
	"slices"

	"entrastudio/model/evidence"
	"entrastudio/model/lookup"
	"entrastudio/model/yamltree"
)

// Presets records the component presets of Management Identity: APIs with the
// permissions that they define, and roles with those that they grant.
func (r *Recorder) Presets(presets *yamltree.Node, frame Frame) {
	if !presets.IsMap() {
		r.Unread(frame.place(presets, ""), "component presets are a mapping by name")
		return
	}
	for _, preset := range presets.Pairs {
		for _, api := range listAt(preset.Value, "apis") {
			audience := textAt(api, "audience")
			for _, permission := range listAt(api, "permissions") {
				r.presets = append(r.presets, evidence.Preset{
					Preset: preset.Key, Audience: audience, Permission: textAt(permission, "definition"),
					Place: frame.place(permission, ""),
				})
			}
		}
		for _, role := range listAt(preset.Value, "roles") {
			r.role(preset.Key, role, frame)
		}
	}
}

// role records one role and its grants. A role that no minor's presets hold is
// one that the deployment declares itself.
func (r *Recorder) role(preset string, role *yamltree.Node, frame Frame) {
	name := textAt(role, "name")
	if name != "" && !slices.Contains(r.roles, name) && !r.knowsRole(name) {
		r.roles = append(r.roles, name)
	}
	for _, permission := range listAt(role, "permissions") {
		r.presets = append(r.presets, evidence.Preset{
			Preset: preset, Role: name, Audience: textAt(permission, "audience"), Permission: textAt(permission, "definition"),
			Place: frame.place(permission, ""),
		})
	}
}

func (r *Recorder) knowsRole(name string) bool {
	for _, role := range r.index.Catalog().Identity.Roles {
		if role.Name == name {
			return true
		}
	}
	return false
}

// fieldAt finds a field in any of the spellings that Spring accepts.
func fieldAt(node *yamltree.Node, name string) *yamltree.Node {
	if !node.IsMap() {
		return nil
	}
	for _, pair := range node.Pairs {
		if lookup.Fold(pair.Key) == name {
			return pair.Value
		}
	}
	return nil
}

func textAt(node *yamltree.Node, name string) string { return fieldAt(node, name).Value().String() }

func listAt(node *yamltree.Node, name string) []*yamltree.Node {
	if list := fieldAt(node, name); list.IsList() {
		return list.Items
	}
	return nil
}
