package token

import (
	"strings"
	"time"
)

// Sentence says in one line what the token is: "User access token, v2.0, for
// 8f1c…, 43 minutes left". It says nothing of the signature.
func (t *Token) Sentence(now time.Time) string {
	kind, _ := t.Kind()
	words := []string{kind.Title()}
	if version := t.Version(); version != "" {
		words = append(words, "v"+printableText(version))
	}
	if audiences := t.Audiences(); len(audiences) > 0 {
		words = append(words, "for "+audienceWords(audiences))
	}
	if life := t.life(now); life != "" {
		words = append(words, life)
	}
	return strings.Join(words, ", ")
}

func audienceWords(audiences []string) string {
	name := printableText(audiences[0])
	if known := KnownGUID(audiences[0]); known != "" {
		name = known
	}
	if len(audiences) > 1 {
		name += " and " + itoa(len(audiences)-1) + " more"
	}
	return name
}

// life says how long the token still counts, by the claims alone.
func (t *Token) life(now time.Time) string {
	exp, _ := t.Payload.Member("exp")
	end, ok := unixTime(exp)
	if !ok {
		return ""
	}
	nbf, _ := t.Payload.Member("nbf")
	if start, ok := unixTime(nbf); ok && now.Before(start) && start.Before(end) {
		return "counts " + Relative(start, now)
	}
	if !now.Before(end) {
		return "ended " + Relative(end, now)
	}
	return Span(end.Unix()-now.Unix()) + " left"
}

func printableText(text string) string {
	const longest = 200
	if len(text) > longest {
		text = strings.ToValidUTF8(text[:longest], "") + "..."
	}
	return strings.Map(printable, text)
}
