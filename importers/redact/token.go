package redact

import (
	"cmp"
	"encoding/base64"
	"slices"
	"strings"

	"entrastudio/model/pattern"
	"entrastudio/model/token"
)

var (
	compact = pattern.New(`\be[yw][A-Za-z0-9_-]{6,}(?:\.[A-Za-z0-9_=-]*)+`)
	grants  = pattern.New(`\b[01]\.A[A-Za-z0-9_.-]{20,}|\bM\.[CR][A-Za-z0-9_.!*-]{20,}|\bEw[A-Z][A-Za-z0-9+/=_-]{40,}`)
	code    = pattern.New(`(?i)([?&#\s"']code=)([^\s&"'<>*]{6,})`)
)

// tokens replaces every token by one that says the same of nobody, and codes
// and refresh tokens by their outside.
func (s *shroud) tokens(text string, whole bool) string {
	found := token.Find(text)
	slices.SortFunc(found, func(a, b token.Found) int { return cmp.Compare(len(b.Raw), len(a.Raw)) })
	for _, f := range found {
		if compact.FindString(f.Raw) != f.Raw {
			text = strings.ReplaceAll(text, f.Raw, s.marks.put(s.token(f.Raw)))
		}
	}
	if bare := strings.TrimSpace(text); whole && len(found) == 0 && bare != "" {
		text = strings.Replace(text, bare, s.marks.put(s.token(bare)), 1)
	}
	known := map[string]string{}
	text = eachLine(text, holding("ey", "ew"), func(line string) string {
		return compact.ReplaceAllStringFunc(line, func(raw string) string {
			if known[raw] == "" && token.Read(raw).Header.JSON != "" {
				known[raw] = s.marks.put(s.token(raw))
			}
			return cmp.Or(known[raw], raw)
		})
	})
	text = eachLine(text, holding("0.A", "1.A", "M.C", "M.R", "Ew"), func(line string) string {
		return grants.ReplaceAllStringFunc(line, func(raw string) string { return s.marks.put(masked(raw, 4)) })
	})
	return eachLine(text, holding("code=", "Code=", "CODE="), func(line string) string {
		return code.ReplaceAllString(line, "${1}***")
	})
}

// token builds a token anew: the header and the claims with stand-ins, and a
// signature that fits nothing. What is wrong with its form stays wrong.
func (s *shroud) token(raw string) string {
	const tooLarge, headerAndClaims = 5000, 2
	if form := token.Read(raw).Form; form == token.FormRefresh || form == token.FormOpaque {
		return masked(raw, 4)
	}
	parts := strings.Split(raw, ".")
	for i, part := range parts {
		if i < headerAndClaims && len(parts) <= 3 || i == 0 {
			parts[i] = s.part(part)
		} else {
			parts[i] = unsigned(part)
		}
	}
	built := strings.Join(parts, ".")
	if len(raw) > tooLarge && len(built) < len(raw) && len(parts) > headerAndClaims {
		built = built[:len(built)-1] + strings.Repeat("A", len(raw)-len(built)) + built[len(built)-1:]
	}
	return built
}

// keyName is the name of the key that signed a token. It goes with the signature:
// a token whose key is not known is unchecked, where one that does not fit its
// key would look forged.
var keyName = pattern.New(`("(?:kid|x5t)"\s*:\s*)"[^"]*"`)

// part is one part of base64url text, decoded, redacted and encoded again. Signs
// that do not belong into it stand where they stood.
func (s *shroud) part(text string) string {
	clean := strings.Map(func(r rune) rune {
		if isBase64URL(r) {
			return r
		}
		return -1
	}, text)
	left := len(clean) % 4
	cut := clean
	if left == 1 {
		cut = clean[:len(clean)-1]
	}
	decoded, err := base64.RawURLEncoding.DecodeString(cut)
	if err != nil || !strings.HasPrefix(strings.TrimLeft(string(decoded), " \t\r\n\ufeff"), "{") {
		return masked(text, 0)
	}
	redacted := keyName.ReplaceAllString(s.claims(string(decoded)), `${1}"removed"`)
	encoded := base64.RawURLEncoding.EncodeToString([]byte(redacted))
	if left == 1 {
		encoded = encoded[:len(encoded)/4*4] + "A"
	}
	return odd(encoded, text)
}

// odd puts the signs that do not belong into base64url where they stood.
func odd(encoded, original string) string {
	at := 0
	for _, r := range original {
		if !isBase64URL(r) {
			at = min(at, len(encoded))
			encoded = encoded[:at] + string(r) + encoded[at:]
		}
		at += len(string(r))
	}
	return encoded
}

// claims redacts the JSON of a header or of claims. A text that breaks off
// inside a value loses what is left of the value.
func (s *shroud) claims(json string) string {
	if open := openQuote(json); open >= 0 {
		json = json[:open+1]
	}
	return s.marks.resolve(s.plain(json))
}

// openQuote is where the quote stands that a text breaks off behind; -1 where
// none is open.
func openQuote(json string) int {
	open := -1
	for i := 0; i < len(json); i++ {
		switch {
		case open >= 0 && json[i] == '\\':
			i++
		case json[i] != '"':
		case open >= 0:
			open = -1
		default:
			open = i
		}
	}
	return open
}

// unsigned is a signature of nothing, as long as the original. The last sign
// stays: it may be one that readers disagree about.
func unsigned(part string) string {
	if part == "" {
		return ""
	}
	return masked(part[:len(part)-1], 0) + part[len(part)-1:]
}

// masked writes one letter for every sign behind the first few; signs that are
// not base64url stay.
func masked(text string, first int) string {
	first = min(first, len(text))
	return text[:first] + strings.Map(func(r rune) rune {
		if isBase64URL(r) {
			return 'A'
		}
		return r
	}, text[first:])
}

func isBase64URL(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_'
}
