package command

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/refusal"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// choice is a flag that takes one of a few words.
type choice struct {
	to    *string
	words []string
}

// choose declares such a flag; what stands in it already is its default.
func choose(c *cobra.Command, to *string, name, usage string, words ...string) {
	c.Flags().Var(choice{to, words}, name, usage)
	suggest(c, name, words)
}

// String is the word that was chosen.
func (c choice) String() string { return *c.to }

// Set takes one of the words.
func (c choice) Set(word string) error {
	if !slices.Contains(c.words, word) {
		return fmt.Errorf("its value must be one of %s", strings.Join(c.words, ", "))
	}
	*c.to = word
	return nil
}

// Type is what --help puts in the value's place.
func (c choice) Type() string { return strings.Join(c.words, "|") }

// chooseFormat declares the flag that says how a verb answers: as text, or as one of
// the others.
func chooseFormat(c *cobra.Command, to *string, others ...string) {
	*to = "text"
	choose(c, to, "format", "How to answer.", append([]string{*to}, others...)...)
}

// minorVar declares a flag that takes a Camunda minor; what stands in it already is
// its default.
func minorVar(c *cobra.Command, to *string, name, usage string) {
	var known []string
	for _, minor := range catalog.Minors() {
		known = append(known, string(minor))
	}
	c.Flags().StringVar(to, name, *to, usage)
	suggest(c, name, known)
}

// suggest lets a shell complete a flag's value.
func suggest(c *cobra.Command, flag string, words []string) {
	if err := c.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)); err != nil {
		panic("impossible: " + err.Error())
	}
}

// badFlag says in words that are not the parser's what is wrong with a flag.
func badFlag(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var bad *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return &refusal.Error{File: dashed(unknown.GetSpecifiedName()), What: "there is no flag of this name", Hint: c.CommandPath() + " --help lists them"}
	case errors.As(err, &bare):
		return &refusal.Error{File: dashed(bare.GetSpecifiedName()), What: "its value is missing", Hint: seeHelp(c)}
	case errors.As(err, &bad):
		return &refusal.Error{File: "--" + bad.GetFlag().Name, What: wrongValue(bad), Hint: seeHelp(c)}
	default:
		return err
	}
}

func dashed(flag string) string {
	if len(flag) == 1 {
		return "-" + flag
	}
	return "--" + flag
}

// wrongValue says of which kind a flag's value should be. It does not repeat what was
// given, which may be anything that was pasted in the wrong place.
func wrongValue(bad *pflag.InvalidValueError) string {
	switch bad.GetFlag().Value.Type() {
	case "int":
		return "its value must be a whole number"
	case "duration":
		return "its value must be a time such as 30s, 5m or 720h"
	case "bool":
		return "it takes no value"
	default:
		return bad.Unwrap().Error()
	}
}

// together refuses two flags that exclude each other.
func together(a, b string) error {
	return &refusal.Error{File: a, What: "it excludes " + b, Hint: "leave one of the two out"}
}
