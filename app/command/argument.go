package command

import (
	"context"
	"fmt"
	"strings"

	"entrastudio/model/refusal"

	"github.com/spf13/cobra"
)

// arguments refuses a call with too few or too many arguments, as the verb's own line
// of --help names them: [PLAN] may be left out, FILE... may be several.
func arguments(c *cobra.Command, args []string) error {
	named := strings.Fields(c.Use)[1:]
	for i, name := range named {
		if len(args) <= i && !strings.HasPrefix(name, "[") {
			return missing(c, name)
		}
	}
	several := len(named) > 0 && strings.HasSuffix(named[len(named)-1], "...")
	switch {
	case several || len(args) <= len(named):
		return nil
	case isToken(args[len(named)]):
		return errTokenAsName
	default:
		return &refusal.Error{File: called(c), What: fmt.Sprintf("there is no place for %q", args[len(named)]), Hint: seeHelp(c)}
	}
}

// onFile runs a verb that connects and whose one argument is a file.
func onFile(p *Program, file *string, run func(context.Context, *Program) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		*file = args[0]
		return run(c.Context(), p)
	}
}

// onFiles runs a verb that takes as many files as it is given.
func onFiles(p *Program, files *[]string, run func(*Program) error) func(*cobra.Command, []string) error {
	return func(_ *cobra.Command, args []string) error {
		*files = args
		return run(p)
	}
}

// missing says that a call lacks an argument or a flag.
func missing(c *cobra.Command, what string) error {
	return &refusal.Error{File: called(c), What: what + " is missing", Hint: seeHelp(c)}
}

// called is a verb as it is called, without the program's name.
func called(c *cobra.Command) string {
	return strings.TrimPrefix(c.CommandPath(), c.Root().Name()+" ")
}

func seeHelp(c *cobra.Command) string { return c.CommandPath() + " --help says what goes there" }
