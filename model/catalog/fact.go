package catalog

// Fact says where a statement of the catalogue comes from and how sure it is.
type Fact struct {
	// Source names where it was read, such as "chart 13.12.7 values.yaml" or
	// "camunda#39049".
	Source string `yaml:"source"`
	// Verified is how it was made sure.
	Verified Verified `yaml:"verified"`
	// Note is a trap or a doubt, in one sentence.
	Note string `yaml:"note"`
}

// Verified is how sure a statement is.
type Verified string

// The grades, surest first: rendered by the real chart, read in its templates
// or in source, taken from documentation, reported by users, or not verified.
const (
	Rendered   Verified = "rendered"
	Read       Verified = "read"
	Documented Verified = "documented"
	Reported   Verified = "reported"
	Unverified Verified = "unverified"
)

// Sure reports whether the studio may state the fact without a caveat.
func (f Fact) Sure() bool { return f.Verified != Unverified && f.Verified != Reported }

// sourced takes the source of other where the fact names none; a note of its
// own stays.
func (f *Fact) sourced(other Fact) {
	if f.Source == "" {
		f.Source, f.Verified = other.Source, other.Verified
	}
}
