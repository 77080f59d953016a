package redact

import (
	"hash/fnv"
	"strings"
	"unicode"
)

// cased writes a stand-in in the letter case of its original, so that two
// originals which differ in case alone have stand-ins that do.
func cased(standIn, original string) string {
	switch {
	case original == strings.ToLower(original):
		return standIn
	case original == strings.ToUpper(original):
		return strings.ToUpper(standIn)
	case original == title(original):
		return title(standIn)
	}
	// The stand-in's letters follow a number made of the original's case.
	hash := fnv.New32a()
	for _, r := range original {
		if unicode.IsUpper(r) {
			_, _ = hash.Write([]byte{1})
		} else {
			_, _ = hash.Write([]byte{0})
		}
	}
	bits, first := hash.Sum32(), true
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return r
		}
		upper := first || bits&1 == 1
		first, bits = false, bits>>1
		if upper {
			return unicode.ToUpper(r)
		}
		return r
	}, standIn)
}

// title writes the first letter large and all others small.
func title(text string) string {
	small := []rune(strings.ToLower(text))
	small[0] = unicode.ToUpper(small[0])
	return string(small)
}
