// Package amount says how many there are of a thing.
package amount

import "strconv"

// Of is a number with its noun, such as "1 rule" and "3 rules". The noun is one that
// takes an s.
func Of(number int, noun string) string {
	if number == 1 {
		return "1 " + noun
	}
	return strconv.Itoa(number) + " " + noun + "s"
}
