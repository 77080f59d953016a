package token

import (
	"strings"
	"unicode"
)

// noteDuplicates notes each name that stands twice in one object. At the top
// it also notes names that differ only in letter case: Go's own JSON reader
// and others would take one for the other there. Below, names are data.
func (r *jsonReader) noteDuplicates(members []Member, depth int) {
	if len(members) < 2 {
		return
	}
	seen := make(map[string]int, len(members))
	for i, m := range members {
		key := m.Name
		if depth == 1 {
			key = foldName(key)
		}
		first, again := seen[key]
		switch {
		case !again:
			seen[key] = i
		case members[first].Name == m.Name:
			r.note(DefectDuplicateMember, m.Offset, m.Name, "the name "+quoteName(m.Name)+" stands twice: some readers take the first, some the last")
		default:
			r.note(DefectMemberCase, m.Offset, m.Name, "the name "+quoteName(m.Name)+" differs from "+quoteName(members[first].Name)+" only in letter case: some readers take one for the other")
		}
	}
}

// noteForeignCase notes names that a security decision rests on, written in
// another letter case than their own: readers that ignore case obey them.
func noteForeignCase(members []Member, known []string) []fault {
	const most = 100
	var faults []fault
	for _, m := range members {
		if len(faults) > most {
			break
		}
		folded := foldName(m.Name)
		for _, name := range known {
			if folded == name && m.Name != name {
				faults = append(faults, fault{
					kind: DefectMemberCase, offset: m.Offset, member: m.Name,
					words: "the name " + quoteName(m.Name) + " is " + quoteName(name) + " in another letter case: some readers obey it, some do not see it",
				})
			}
		}
	}
	return faults
}

// foldName maps names that are equal without regard to letter case, by
// Unicode's simple folding, to one text: the long s of "ſub" is an s too.
func foldName(name string) string {
	ascii := true
	for i := 0; i < len(name); i++ {
		if name[i] >= 0x80 {
			ascii = false
			break
		}
	}
	if ascii {
		return strings.ToLower(name)
	}
	return strings.Map(foldRune, name)
}

func foldRune(c rune) rune {
	least := c
	for other := unicode.SimpleFold(c); other != c; other = unicode.SimpleFold(other) {
		least = min(least, other)
	}
	if least >= 'A' && least <= 'Z' {
		return least + ('a' - 'A')
	}
	return least
}

// quoteName puts a name into quotes, cut short: a name may be a megabyte long.
func quoteName(name string) string {
	const longest = 64
	if len(name) > longest {
		name = strings.ToValidUTF8(name[:longest], "") + "..."
	}
	return `"` + strings.Map(printable, name) + `"`
}

func printable(c rune) rune {
	if unicode.IsPrint(c) {
		return c
	}
	return unicode.ReplacementChar
}
