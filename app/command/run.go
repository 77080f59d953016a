package command

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"entrastudio/app/secret"
	"entrastudio/app/tenant"
)

// Program is what a command may touch of the world.
type Program struct {
	In       io.Reader
	Out, Err io.Writer
	// Terminal reports that a person reads the output: then it has colour.
	Terminal bool
	// Window opens the window; nil in a static build.
	Window func(WindowOptions) error
	// Now is the clock; nil means the computer's.
	Now func() time.Time
	// Keys fetches signing keys where a flag asks for them; nil means over the
	// network.
	Keys KeySource
	// Tenant signs in to Microsoft Entra where a verb is there for that; nil
	// where the program was built without.
	Tenant tenant.Connector
	// Much is called before much is read; nil for nothing to be done.
	Much func()
	// Keychain is the operating system's when it is nil.
	Keychain secret.Keychain
	// State is the folder for journals; empty means that of the person's desktop.
	State string

	// ctx ends when the person gives up; verbs that connect get it as an argument.
	ctx context.Context
}

// wholly is said before files are written: who asked for the context is asked to end
// by a signal, and not ended in the middle of them.
func (p *Program) wholly() { p.ctx.Done() }

// The exit statuses.
const (
	exitFine     = 0
	exitFindings = 1
	exitUnusable = 2
)

// errDiffers reports that two things differ; as with findings, nothing is printed
// for it.
var errDiffers = errors.New("the two differ")

// errFindings reports that a check found at least one error; it is no failure
// of the command, so nothing is printed for it.
var errFindings = errors.New("at least one finding of severity error")

// Run runs the command line and gives the exit status. Output appears only when
// the command succeeds, so that a failed one leaves nothing on standard output.
func Run(ctx context.Context, args []string, program Program) int {
	if program.Now == nil {
		program.Now = time.Now
	}
	var out bytes.Buffer
	real := program.Out
	program.Out, program.ctx = &out, ctx
	err := commandLine(&program, spoken(args)).Execute()
	if err != nil && !errors.Is(err, errFindings) && !errors.Is(err, errDiffers) {
		return program.fail(err)
	}
	if _, werr := real.Write(out.Bytes()); werr != nil {
		return program.fail(fmt.Errorf("write the answer: %w", werr))
	}
	if err != nil {
		return exitFindings
	}
	return exitFine
}

// fail prints an error as one line, with its hint below it.
func (p *Program) fail(err error) int {
	hint, err := withoutHint(err)
	fmt.Fprintf(p.Err, "entra-studio: %s\n", oneLine(err))
	if hint != "" {
		fmt.Fprintf(p.Err, "hint: %s\n", hint)
	}
	return exitUnusable
}

// oneLine keeps an error of a library from filling the screen.
func oneLine(err error) string {
	var missing *os.PathError
	text := err.Error()
	if errors.As(err, &missing) && text == missing.Error() {
		text = fmt.Sprintf("%s: %v", missing.Path, missing.Err)
	}
	return string(bytes.ReplaceAll([]byte(text), []byte("\n"), []byte("; ")))
}
