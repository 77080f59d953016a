package entra

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"entrastudio/model/pattern"
	"entrastudio/model/plan"
)

// UniqueName is the key under which an app of the plan is made. Entra keeps it for
// good and lets no second app have it, so a call that is made again makes no
// second app (Microsoft Graph docs, application-upsert). It depends on the names of
// the plan and the registration alone, not on their order.
func UniqueName(p *plan.Plan, r *plan.Registration) string {
	name := words("entra studio " + p.Name + " " + r.Name)
	return strings.TrimRight(name[:min(len(name), 2*longest)], "-") + "-" + mark(p.Name+"\x00"+r.Name)
}

// Slug is a registration's name as the name of a folder and a resource: lower-case
// letters, digits and single hyphens, at most 57 of them. A name that another of
// the plan could be mistaken for bears a mark, so two registrations never share
// one.
func Slug(p *plan.Plan, r *plan.Registration) string {
	slug := words(r.Name)
	switch {
	case slug == "":
		return "app-" + mark(r.Name)
	case len(slug) > longest, marked.MatchString(slug), reserved.MatchString(slug), shared(p, r, slug):
		return strings.TrimRight(slug[:min(len(slug), longest)], "-") + "-" + mark(r.Name)
	default:
		return slug
	}
}

// shared reports whether another registration of the plan has the same words.
func shared(p *plan.Plan, r *plan.Registration, slug string) bool {
	return slices.ContainsFunc(p.Registrations, func(other plan.Registration) bool {
		return other.Name != r.Name && words(other.Name) == slug
	})
}

var (
	// marked matches a slug that looks as if it bore a mark.
	marked = pattern.New(`(^|-)[0-9a-f]{8}$`)
	// reserved matches the names that Windows keeps for devices.
	reserved = pattern.New(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)
)

// mark tells names apart whose words are the same.
func mark(name string) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:4])
}

// longest is how much of a name a slug keeps: with a mark it still fits into what
// most programs give a name.
const longest = 48

// words writes a name in lower case with one hyphen between its words.
func words(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.Trim(b.String(), "-")
}
