package token

import (
	"net/url"
	"strings"
)

// url finds tokens and codes in the query and the fragment of a URL, as the
// browser shows them after a sign-in.
func (f *finder) url(address string, offset int, where string) {
	at := strings.IndexAny(address, "?#")
	for at >= 0 {
		part, rest := address[at+1:], -1
		if next := strings.IndexByte(part, '#'); next >= 0 {
			part, rest = part[:next], at+1+next
		}
		f.parameters(part, offset+at+1, where)
		at = rest
	}
}

// parameters finds tokens in name=value pairs: a query, a fragment, or the
// body of a form post.
func (f *finder) parameters(text string, offset int, where string) {
	for len(text) > 0 {
		pair, rest, _ := strings.Cut(text, "&")
		name, value, ok := strings.Cut(pair, "=")
		if ok && value != "" {
			f.parameter(name, value, offset+len(name)+1, where)
		}
		offset += len(pair) + 1
		text = rest
	}
}

func (f *finder) parameter(name, value string, offset int, where string) {
	said := saidByName(name)
	if said == "" && !jwtLike(value) {
		return
	}
	if plain, err := url.QueryUnescape(value); err == nil {
		value = plain
	}
	if value = strings.TrimSpace(value); value != "" {
		f.add(Found{Raw: value, Said: said, Where: where + ", parameter " + printableText(name)}, offset)
	}
}

// jwtLike says that a value without a name is a signed or encrypted token.
func jwtLike(value string) bool {
	return startsObject(value) && strings.Count(value, ".") >= 2 && onlyTokenSigns(value)
}
