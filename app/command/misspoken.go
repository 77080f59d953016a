package command

import (
	"strings"

	"entrastudio/model/lookup"
	"entrastudio/model/refusal"

	"github.com/spf13/cobra"
)

// spoken gives the call that is meant by a word that people try first in any program.
func spoken(args []string) []string {
	if len(args) == 1 && args[0] == "--version" {
		return []string{"version"}
	}
	return args
}

// noCommand says of a word that it is no command, and which one is near.
func noCommand(word string) error { return noneOf(word, "entra-studio", verbNames()) }

// noCommandBelow says the same of a word behind a verb that has further ones, and of
// a call that leaves it out.
func noCommandBelow(c *cobra.Command, args []string) error {
	var names []string
	for _, below := range c.Commands() {
		names = append(names, below.Name())
	}
	if len(args) == 0 {
		return missing(c, "one of "+strings.Join(names, ", "))
	}
	return noneOf(args[0], c.CommandPath(), names)
}

func noneOf(word, path string, names []string) error {
	if isToken(word) {
		return errTokenAsName
	}
	e := &refusal.Error{File: word, What: "there is no command of this name", Hint: path + " --help lists them"}
	if near := lookup.NearestName(word, names); near != "" {
		e.Hint = "did you mean " + near + "? " + e.Hint
	}
	return e
}
