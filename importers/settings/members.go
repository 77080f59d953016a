package settings

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/yamltree"
)

// allMembers lists the members of the cluster's roles that were found, and for
// a chart those that it names when nobody does.
func (r *Recorder) allMembers() []evidence.Members {
	cluster := r.index.Catalog().Cluster
	if cluster == nil {
		return nil
	}
	all := r.members
	for _, role := range cluster.Roles {
		for _, of := range role.Members {
			if found := r.membersOf(role.Name, of); found != nil {
				all = append(all, *found)
				continue
			}
			if names := role.Defaults[of]; r.tool == plan.Helm && len(names) > 0 {
				all = append(all, evidence.Members{Role: role.Name, Of: of, Names: names, Default: true})
			}
		}
	}
	return all
}

// membersOf finds the finding that counts; nil where nobody named members.
func (r *Recorder) membersOf(role, of string) *evidence.Members {
	ref := catalog.Ref{Component: catalog.Orchestration, Key: catalog.RoleKey(role, of)}
	var best *finding
	for i := range r.found {
		if r.found[i].Ref == ref && (best == nil || r.found[i].rank < best.rank) {
			best = &r.found[i]
		}
	}
	if best == nil || best.Value.IsNull() {
		return nil
	}
	return &evidence.Members{Role: role, Of: of, Names: best.Value.Items(), Place: best.Place}
}

// OtherRoles records members of roles that the minor does not seed, from the
// mapping of roles in a values file.
func (r *Recorder) OtherRoles(roles *yamltree.Node, frame Frame) {
	if !roles.IsMap() {
		return
	}
	for _, role := range roles.Pairs {
		if r.seeds(role.Key) || !role.Value.IsMap() {
			continue
		}
		for _, of := range role.Value.Pairs {
			r.members = append(r.members, evidence.Members{
				Role: role.Key, Of: of.Key, Names: of.Value.Value().Items(), Place: frame.place(of.Value, ""),
			})
		}
	}
}

func (r *Recorder) seeds(role string) bool {
	for _, known := range r.index.Catalog().Cluster.Roles {
		if known.Name == role {
			return true
		}
	}
	return false
}

// RolesPath is the path of the mapping of roles in a values file; empty where
// this minor has none.
func RolesPath(c *catalog.Catalog) string {
	if c.Cluster == nil {
		return ""
	}
	path, _, _ := strings.Cut(c.Cluster.Helm, ".{role}")
	return path
}
