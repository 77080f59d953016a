package token

import (
	"strings"
	"time"

	"entrastudio/model/amount"
	"entrastudio/model/catalog"
)

// Claim is one member of header or payload, explained.
type Claim struct {
	Part PartName
	Name string
	// Raw is the JSON text as it stands in the token.
	Raw string
	// Display is the value as a person reads it: the text of a string, the
	// items of a list, a time in UTC.
	Display string
	// Known says what the value stands for, where that is known: the name of a
	// GUID, the cloud and version of an issuer, the meaning of a digit.
	Known string
	// Meaning is one plain sentence, "" for a claim that is not in the table.
	Meaning string
	// Trap is what people get wrong about it, or "".
	Trap string
	// Seen says which tokens hold it.
	Seen string
	// Source says where the meaning is written.
	Source string
	// Time is the moment that a time claim means, the zero time otherwise.
	Time time.Time
	// Count is the number of items of a list, 0 otherwise.
	Count int
	// Internal marks claims that are of no use to an app, Personal those that
	// say who someone is.
	Internal, Personal bool
	// Offset and Length are the place of Raw in the part's JSON text.
	Offset, Length int
}

// Claims explains every member of header and payload, in the token's order,
// duplicates included.
func (t *Token) Claims() []Claim {
	g := book()
	claims := make([]Claim, 0, len(t.Header.Members())+len(t.Payload.Members()))
	for _, p := range []*Part{&t.Header, &t.Payload} {
		for i := range p.Value.Members {
			claims = append(claims, g.explain(p.Name, &p.Value.Members[i]))
		}
	}
	return claims
}

// explain says what one member means. A claim that the table does not know is
// counted as personal: nobody knows what is in it.
func (g glossary) explain(part PartName, m *Member) Claim {
	c := Claim{
		Part: part, Name: m.Name, Raw: m.Value.Raw, Display: display(m.Value),
		Offset: m.Value.Offset, Length: len(m.Value.Raw), Count: len(m.Value.Items), Personal: true,
	}
	t, ok := g.term(part, m.Name)
	if !ok {
		return c
	}
	c.Meaning, c.Trap, c.Seen, c.Source = t.meaning, t.trap, t.seen, t.source
	c.Internal, c.Personal = t.internal, t.personal
	g.form(&c, t.form, m.Value)
	return c
}

// display shows a value without its JSON signs.
func display(v Value) string {
	if v.Kind == ValueString {
		return v.Text
	}
	if texts, ok := v.Strings(); ok {
		return strings.Join(texts, ", ")
	}
	return v.Raw
}

// forms are the ways in which the table lets a value be shown.
func forms() []string {
	return []string{"text", "guid", "time", "list", "scopes", "flag", "groups", "directory-roles", "proof", "account", "issuer"}
}

// form fills in what the form of a claim tells about its value.
func (g glossary) form(c *Claim, form string, v Value) {
	switch form {
	case "time":
		if at, ok := unixTime(v); ok {
			c.Time, c.Display = at, at.Format(time.RFC3339)
		}
	case "guid", "directory-roles":
		c.Known = g.names(v)
	case "groups":
		c.Known = amount.Of(c.Count, "group")
	case "scopes":
		c.Count = len(strings.Fields(v.Text))
	case "issuer":
		c.Known = issuerWords(v.Text)
	case "proof":
		c.Known = digitWords(v, "no proof: a public client", "a client secret", "a certificate or assertion")
	case "account":
		c.Known = digitWords(v, "a member", "a guest")
	}
}

// names gives the names of the GUIDs in a value, "" where none is known.
func (g glossary) names(v Value) string {
	texts, _ := v.Strings()
	var names []string
	for _, text := range texts {
		if known, ok := g.guid(strings.ToLower(text)); ok {
			names = append(names, known.name)
		}
	}
	return strings.Join(names, ", ")
}

func issuerWords(url string) string {
	issuer := ParseIssuer(url)
	if !issuer.IsEntra() {
		return "not one of Entra's issuers"
	}
	words := "Entra"
	if cloud, ok := catalog.CloudNamed(issuer.Cloud); ok {
		words += ", " + cloud.Title + " cloud"
	}
	if issuer.Version != "" {
		words += ", v" + issuer.Version
	}
	if known := KnownGUID(issuer.Tenant); known != "" {
		words += ", tenant: " + known
	}
	return words
}

// digitWords reads "0", "1", "2" (a string or a number) as one of the words.
func digitWords(v Value, words ...string) string {
	digit := v.Text
	if v.Kind == ValueNumber {
		digit = v.Raw
	}
	for i, w := range words {
		if digit == itoa(i) {
			return w
		}
	}
	return ""
}
