package command

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// helpWidth is how wide --help writes, in characters: a terminal of the usual width.
const helpWidth = 80

// help writes how a verb is called, what it is for, and what can be said to it.
func help(c *cobra.Command, _ []string) {
	out := c.OutOrStdout()
	fmt.Fprintf(out, "Usage: %s\n\n%s\n", strings.Join(usages(c), "\n       "), folded(c.Short, helpWidth))
	for paragraph := range strings.SplitSeq(c.Long, "\n\n") {
		if strings.HasPrefix(paragraph, " ") || strings.HasPrefix(paragraph, "\t") {
			fmt.Fprintf(out, "\n%s\n", strings.TrimRight(paragraph, "\n"))
		} else if paragraph != "" {
			fmt.Fprintf(out, "\n%s\n", folded(paragraph, helpWidth))
		}
	}
	var arguments [][2]string
	for _, name := range strings.Fields(c.Use)[1:] {
		if said := c.Annotations[name]; said != "" {
			arguments = append(arguments, [2]string{name, said})
		}
	}
	twoColumns(out, "Arguments", arguments)
	twoColumns(out, "Commands", commandsBelow(c))
	fmt.Fprintf(out, "\nFlags:\n%s", c.Flags().FlagUsagesWrapped(helpWidth))
	if c.HasSubCommands() {
		fmt.Fprintf(out, "\n%s COMMAND --help says more about a command.\n", c.CommandPath())
	}
}

// usages are the ways to call a verb.
func usages(c *cobra.Command) []string {
	var ways []string
	if c.HasSubCommands() {
		ways = append(ways, c.CommandPath()+" COMMAND")
	}
	if arguments := strings.Fields(c.Use)[1:]; len(arguments) > 0 || !c.HasSubCommands() {
		ways = append(ways, strings.Join(slices.Concat([]string{c.CommandPath()}, arguments, []string{"[FLAGS]"}), " "))
	}
	return ways
}

// commandsBelow are the commands that can be called, each with what it is for: first
// the verbs in their own order, then the library's.
func commandsBelow(c *cobra.Command) [][2]string {
	var rows [][2]string
	below := slices.Clone(c.Commands())
	if !c.HasParent() {
		names := append(verbNames(), completion)
		slices.SortFunc(below, func(a, b *cobra.Command) int {
			return slices.Index(names, a.Name()) - slices.Index(names, b.Name())
		})
	}
	for _, one := range below {
		switch {
		case one.Name() == "help":
		case one.Name() == completion:
			rows = append(rows, [2]string{completion + " SHELL", "Write the script by which bash, zsh, fish or powershell completes commands."})
		case one.HasSubCommands():
			rows = append(rows, commandsBelow(one)...)
		default:
			rows = append(rows, [2]string{called(one), one.Short})
		}
	}
	return rows
}

// completion is the library's own verb.
const completion = "completion"

// twoColumns writes a section of --help: words, and beside them what they mean.
func twoColumns(out io.Writer, title string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	widest := 0
	for _, row := range rows {
		widest = max(widest, len(row[0]))
	}
	fmt.Fprintf(out, "\n%s:\n", title)
	for _, row := range rows {
		margin := "\n" + strings.Repeat(" ", widest+4)
		fmt.Fprintf(out, "  %-*s  %s\n", widest, row[0], strings.ReplaceAll(folded(row[1], helpWidth-widest-4), "\n", margin))
	}
}

// folded breaks a text between words where a line would be longer than the width.
func folded(text string, width int) string {
	var out strings.Builder
	column := 0
	for i, word := range strings.Fields(text) {
		switch {
		case i == 0:
		case column+1+len(word) > width:
			out.WriteString("\n")
			column = 0
		default:
			out.WriteString(" ")
			column++
		}
		out.WriteString(word)
		column += len(word)
	}
	return out.String()
}
