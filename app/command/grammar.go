package command

import (
	"slices"

	"github.com/spf13/cobra"
)

// verb is a word that a call can begin with.
type verb struct {
	name    string
	command func(*Program) *cobra.Command
}

// verbs lists them in the order in which --help does.
func verbs() []verb {
	return []verb{
		{"new", newCommand},
		{"import", importCommand},
		{"check", checkCommand},
		{"explain", explainCommand},
		{"login", loginCommand},
		{"token", tokenCommand},
		{"redact", redactCommand},
		{"export", exportCommand},
		{"upgrade", upgradeCommand},
		{"diff", diffCommand},
		{"tenant", tenantCommand},
		{"database", databaseCommand},
		{"version", versionCommand},
	}
}

// verbNames are the words themselves.
func verbNames() []string {
	all := verbs()
	names := make([]string, len(all))
	for i, v := range all {
		names[i] = v.name
	}
	return names
}

// commandLine is the command line as far as a call needs it: with the one verb that
// it begins with, else with all.
func commandLine(p *Program, args []string) *cobra.Command {
	root := windowCommand(p)
	root.SilenceErrors, root.SilenceUsage = true, true
	root.SetContext(p.ctx)
	root.SetArgs(args)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	root.SetFlagErrorFunc(badFlag)
	root.SetHelpFunc(help)
	root.PersistentFlags().BoolP("help", "h", false, "Show this help.")
	all := verbs()
	if asked := slices.IndexFunc(all, func(v verb) bool { return len(args) > 0 && v.name == args[0] }); asked >= 0 {
		all = all[asked : asked+1]
		root.CompletionOptions.DisableDefaultCmd = true
	}
	for _, v := range all {
		root.AddCommand(finish(v.command(p)))
	}
	return root
}

// finish gives a verb and those below it what all have.
func finish(c *cobra.Command) *cobra.Command {
	c.Flags().SortFlags = false
	if c.Args == nil {
		c.Args = arguments
	}
	for _, below := range c.Commands() {
		finish(below)
	}
	return c
}
