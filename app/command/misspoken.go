package command

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"entrastudio/model/lookup"
	"entrastudio/model/refusal"

	"github.com/alecthomas/kong"
)

// spoken gives the call that is meant by the two words that people try first in
// any program.
func spoken(args []string) []string {
	switch {
	case len(args) > 0 && args[0] == "help":
		return append(slices.Clone(args[1:]), "--help")
	case len(args) == 1 && args[0] == "--version":
		return []string{"version"}
	default:
		return args
	}
}

// commands lists the words that a call can begin with.
func commands() []string {
	all := reflect.TypeFor[verbs]()
	var names []string
	for i := range all.NumField() {
		if _, hidden := all.Field(i).Tag.Lookup("hidden"); !hidden {
			names = append(names, strings.ToLower(all.Field(i).Name))
		}
	}
	return names
}

// misspoken says of a call that cannot be parsed what is wrong in words that are
// not the parser's.
func misspoken(args []string, err error) error {
	var parse *kong.ParseError
	if !errors.As(err, &parse) || len(args) == 0 {
		return err
	}
	text := parse.Error()
	flag, rest, found := strings.Cut(text, ": ")
	switch {
	case found && strings.HasPrefix(flag, "-") && (strings.HasSuffix(rest, "<EOL>)") || strings.HasPrefix(rest, "missing value")):
		return &refusal.Error{File: flag, What: "its value is missing"}
	case strings.HasPrefix(text, `expected "<`):
		what := strings.Trim(strings.TrimPrefix(text, "expected "), `"`)
		return &refusal.Error{File: args[0], What: what + " is missing", Hint: "entra-studio " + args[0] + " --help says what goes there"}
	case strings.HasPrefix(text, "unexpected argument") && !slices.Contains(commands(), args[0]) && !strings.HasPrefix(args[0], "-"):
		return noCommand(args[0])
	default:
		return err
	}
}

// noCommand says of a word that it is no command, and which one is near.
func noCommand(word string) error {
	e := &refusal.Error{File: word, What: "there is no command of this name", Hint: "entra-studio --help lists them"}
	if near := lookup.NearestName(word, commands()); near != "" {
		e.Hint = "did you mean " + near + "? " + e.Hint
	}
	return e
}
