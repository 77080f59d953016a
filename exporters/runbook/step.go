package runbook

import (
	"fmt"
	"strings"

	"entrastudio/exporters/markdown"
)

// step is one step of the runbook. All texts are Markdown.
type step struct {
	title string
	// text says what the step is for; commands are what to run.
	text     []string
	commands []string
	// screen lists what a person sees.
	screen []string
	verify act
	undo   act
	// done is the line of the checklist.
	done string
}

// act is a sentence and the commands for it.
type act struct {
	text     string
	commands []string
}

func (s *step) write(b *strings.Builder, number int) {
	fmt.Fprintf(b, "## Step %d: %s\n\n", number, s.title)
	for _, paragraph := range s.text {
		b.WriteString(strings.TrimSuffix(paragraph, "\n") + "\n\n")
	}
	if len(s.commands) > 0 {
		b.WriteString(markdown.Block("sh", s.commands...) + "\n")
	}
	if len(s.screen) > 0 {
		b.WriteString("**What you see**\n\n")
		for _, line := range s.screen {
			b.WriteString("- " + line + "\n")
		}
		b.WriteString("\n")
	}
	s.verify.write(b, "Verify")
	s.undo.write(b, "Undo")
}

func (a *act) write(b *strings.Builder, what string) {
	if a.text == "" {
		return
	}
	fmt.Fprintf(b, "**%s.** %s\n\n", what, a.text)
	if len(a.commands) > 0 {
		b.WriteString(markdown.Block("sh", a.commands...) + "\n")
	}
}
