package catalog

// Minor is a Camunda minor version as people write it, such as "8.8".
type Minor string

// The minors that the catalogue knows, oldest first.
const (
	V86  Minor = "8.6"
	V87  Minor = "8.7"
	V88  Minor = "8.8"
	V89  Minor = "8.9"
	V810 Minor = "8.10"
)

// Minors lists the minors that the catalogue knows, oldest first. "8.10" comes
// after "8.9" although it sorts before it as text.
func Minors() []Minor { return []Minor{V86, V87, V88, V89, V810} }

// Newest is the minor that a new plan starts with when nobody says otherwise:
// the newest one with a released chart (chart 15 for 8.10 is still an alpha).
const Newest = V89

// Known reports whether the catalogue has a file for m.
func (m Minor) Known() bool { return m.index() >= 0 }

// Before reports whether m is older than other; an unknown minor is older
// than none.
func (m Minor) Before(other Minor) bool {
	a, b := m.index(), other.index()
	return a >= 0 && b >= 0 && a < b
}

// AtLeast reports whether m is other or newer.
func (m Minor) AtLeast(other Minor) bool {
	a, b := m.index(), other.index()
	return a >= 0 && b >= 0 && a >= b
}

// Clustered reports whether this minor has the Orchestration Cluster in place
// of Operate, Tasklist and Zeebe (8.8 on).
func (m Minor) Clustered() bool { return m.AtLeast(V88) }

func (m Minor) index() int {
	for i, known := range Minors() {
		if m == known {
			return i
		}
	}
	return -1
}
