//go:build xvfb

package window_test

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// program is the studio as it is shipped, on the display of the test.
type program struct {
	t       testing.TB
	command *exec.Cmd
	said    bytes.Buffer
	window  string
	done    chan error
}

// patience is how long a slow machine may take for one step.
const patience = 30 * time.Second

func start(t *testing.T, arguments ...string) *program {
	t.Helper()
	return startAt(t, t.TempDir(), nil, arguments...)
}

// startAt starts the program with a home of its own, under another program where one
// is given.
func startAt(t *testing.T, home string, under []string, arguments ...string) *program {
	t.Helper()
	path := os.Getenv("ENTRA_STUDIO_PROGRAM")
	if path == "" {
		t.Skip("ENTRA_STUDIO_PROGRAM names no program")
	}
	return startCall(t, home, append(append(append([]string{}, under...), path), arguments...))
}

// startCall starts a window by a whole call.
func startCall(t testing.TB, home string, call []string) *program {
	t.Helper()
	p := &program{t: t, command: exec.Command(call[0], call[1:]...), done: make(chan error, 1)}
	p.command.Env = append(os.Environ(), "HOME="+home)
	for variable, folder := range map[string]string{
		"XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache", "XDG_DATA_HOME": "data", "TMPDIR": "tmp",
	} {
		if err := os.MkdirAll(filepath.Join(home, folder), 0o700); err != nil {
			t.Fatal(err)
		}
		p.command.Env = append(p.command.Env, variable+"="+filepath.Join(home, folder))
	}
	p.command.Stdout, p.command.Stderr = &p.said, &p.said
	if err := p.command.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { p.done <- p.command.Wait() }()
	t.Cleanup(p.end)
	p.until("a window", func() bool {
		found, err := exec.Command("xdotool", "search", "--onlyvisible", "--name", "Entra Studio").Output()
		p.window = strings.TrimSpace(string(found))
		return err == nil && p.window != "" && p.colours() > 1
	})
	p.do("windowfocus", "--sync", p.window)
	// The first check comes after the first frame, and changes what is shown.
	p.rests("the first check")
	return p
}

// rests waits until the window no longer changes.
func (p *program) rests(after string) {
	p.t.Helper()
	var before []byte
	p.until("rest after "+after, func() bool {
		now := p.picture()
		rest := bytes.Equal(before, now)
		before = now
		time.Sleep(150 * time.Millisecond)
		return rest
	})
}

// end leaves a picture of the window where the test failed. It waits until the display
// is empty, or the next test would take a window that is about to go for its own.
func (p *program) end() {
	if p.t.Failed() && p.window != "" {
		_ = os.MkdirAll("testdata/failed", 0o755)
		// A window that is gone makes it wait for a click.
		ctx, stop := context.WithTimeout(context.Background(), patience)
		defer stop()
		_ = exec.CommandContext(ctx, "import", "-window", p.window, "testdata/failed/"+strings.ReplaceAll(p.t.Name(), "/", "-")+".png").Run()
	}
	_ = p.command.Process.Kill()
	p.until("end of the window", func() bool { return exec.Command("xdotool", "search", "--name", "Entra Studio").Run() != nil })
}

// until waits for something to become true.
func (p *program) until(what string, holds func() bool) {
	p.t.Helper()
	deadline := time.Now().Add(patience)
	for !holds() {
		if time.Now().After(deadline) {
			p.t.Fatalf("no %s; the program said:\n%s", what, p.said.String())
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func (p *program) do(arguments ...string) string {
	p.t.Helper()
	out, err := exec.Command("xdotool", arguments...).CombinedOutput()
	if err != nil {
		p.t.Fatalf("xdotool %v: %v\n%s", arguments, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (p *program) keys(keys ...string) { p.do(append([]string{"key", "--delay", "60"}, keys...)...) }

func (p *program) write(text string) { p.do("type", "--delay", "20", text) }

func (p *program) title() string { return p.do("getwindowname", p.window) }

// picture is what the window shows, as its pixels.
func (p *program) picture() []byte {
	out, err := exec.Command("import", "-window", p.window, "rgb:-").Output()
	if err != nil {
		p.t.Fatal(err)
	}
	return out
}

func (p *program) colours() int {
	seen := map[[3]byte]bool{}
	picture := p.picture()
	for i := 0; i+2 < len(picture) && len(seen) < 3; i += 3 {
		seen[[3]byte(picture[i:i+3])] = true
	}
	return len(seen)
}

// changes does something and waits until the window shows something else.
func (p *program) changes(what string, act func()) {
	p.t.Helper()
	before := p.picture()
	act()
	p.until("change after "+what, func() bool { return !bytes.Equal(before, p.picture()) })
}

// goToTenant gives the field of the tenant ID the keyboard.
func (p *program) goToTenant() {
	p.t.Helper()
	p.changes("search", func() { p.keys("ctrl+k") })
	p.write("tenant id")
	p.changes("the tenant", func() { p.keys("Return") })
}

// newPlan writes a plan to begin with into a folder.
func newPlan(t *testing.T, folder string) string {
	t.Helper()
	path := filepath.Join(folder, "acme.yaml")
	if out, err := exec.Command(os.Getenv("ENTRA_STUDIO_PROGRAM"), "new", "--camunda", "8.8", "-o", path).CombinedOutput(); err != nil {
		t.Skipf("%v: %s", err, out)
	}
	return path
}

func (p *program) fileHolds(path, text string) {
	p.t.Helper()
	p.until(path+" with "+text, func() bool {
		data, err := os.ReadFile(path)
		return err == nil && strings.Contains(string(data), text)
	})
}

// TestADaysWorkByTheKeyboardAlone opens the example, saves it, finds a field, edits
// it, takes the edit back, pastes evidence and quits, as a person would.
func TestADaysWorkByTheKeyboardAlone(t *testing.T) {
	plan := filepath.Join(t.TempDir(), "acme.yaml")
	p := start(t, "--example")
	p.changes("save as", func() { p.keys("ctrl+shift+s") })
	p.keys("ctrl+a")
	p.write(plan)
	p.keys("Return")
	p.fileHolds(plan, "kind: Plan")

	p.goToTenant()
	p.keys("ctrl+a")
	p.write("11111111-2222-4333-8444-555555555555")
	p.until("unsaved mark in the title", func() bool { return strings.HasPrefix(p.title(), "*") })
	p.keys("ctrl+s")
	p.fileHolds(plan, "11111111-2222-4333-8444-555555555555")
	p.keys("ctrl+z")
	p.until("unsaved mark after undo", func() bool { return strings.HasPrefix(p.title(), "*") })
	p.keys("ctrl+s")
	p.until("the old tenant in the file", func() bool {
		data, err := os.ReadFile(plan)
		return err == nil && !strings.Contains(string(data), "11111111-2222")
	})

	p.copied(" audience \n----------\n operate-api\n(1 row)\n")
	p.changes("pasted evidence", func() { p.keys("ctrl+shift+v") })
	p.changes("the sheet closed", func() { p.keys("Escape") })
	p.quit()
	for line := range strings.Lines(p.said.String()) {
		if strings.Contains(line, "call thread") || strings.Contains(line, "panic") || strings.Contains(line, "Translation failure") {
			t.Error(line)
		}
	}
}

// quit closes the window and waits for the program's end.
func (p *program) quit() {
	p.t.Helper()
	p.keys("ctrl+q")
	if err := p.ended(); err != nil {
		p.t.Errorf("it ended with %v", err)
	}
}

// ended waits for the program's end. One that does not end is asked what it waits for.
func (p *program) ended() error {
	p.t.Helper()
	select {
	case err := <-p.done:
		return err
	case <-time.After(patience):
		_ = p.command.Process.Signal(syscall.SIGQUIT)
		<-p.done
		p.t.Fatalf("it did not end; it was at\n%s", p.said.String())
		return nil
	}
}

// TestWorkThatWasCutOffComesBack has the system end the program, as a logout does, right
// after an edit: the end writes the journal, and the next start reads it.
func TestWorkThatWasCutOffComesBack(t *testing.T) {
	home := t.TempDir()
	plan := newPlan(t, home)
	p := startAt(t, home, nil, plan)
	p.goToTenant()
	p.write("1")
	p.until("unsaved mark in the title", func() bool { return strings.HasPrefix(p.title(), "*") })
	if err := p.command.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	if err := p.ended(); err != nil {
		t.Errorf("it ended with %v", err)
	}
	p = startAt(t, home, nil, plan)
	p.until("unsaved mark again", func() bool { return strings.HasPrefix(p.title(), "*") })
}

// TestPastingWhereNoFieldHasTheKeyboardReadsTheClipboard guards the one shortcut that
// cannot hang on the menu, because it would take the key from every field.
func TestPastingWhereNoFieldHasTheKeyboardReadsTheClipboard(t *testing.T) {
	p := start(t, "--example")
	p.copied(" audience \n----------\n operate-api\n(1 row)\n")
	p.changes("pasted evidence", func() { p.keys("ctrl+v") })
}

// TestAPasteThatIsNotRecognisedIsSaidAtOnce guards a sheet that is shown for the first
// time while nothing else on screen changes.
func TestAPasteThatIsNotRecognisedIsSaidAtOnce(t *testing.T) {
	p := start(t, "--example")
	p.copied("the cat sat on the mat\n")
	p.changes("what was pasted", func() { p.keys("ctrl+v") })
}

func (p *program) copied(text string) {
	p.t.Helper()
	clipboard := exec.Command("xclip", "-selection", "clipboard")
	clipboard.Stdin = strings.NewReader(text)
	if err := clipboard.Run(); err != nil {
		p.t.Fatal(err)
	}
}

// TestAFileChangedOutsideIsNoticed changes the open file as another program would.
func TestAFileChangedOutsideIsNoticed(t *testing.T) {
	plan := newPlan(t, t.TempDir())
	p := start(t, plan)
	data, err := os.ReadFile(plan)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(data), "name: camunda", "name: theirs", 1)
	if err := os.WriteFile(plan, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	// The window may still be showing its first check, so that a change of its
	// picture does not say that it asks already.
	p.until("the file's name in the title", func() bool {
		p.keys("Return")
		return p.title() == "theirs - Entra Studio"
	})
}

// TestAPlanThatCannotBeReadIsAnErrorOfTheCommand guards the contract of the command
// line: one line on standard error, and status 2.
func TestAPlanThatCannotBeReadIsAnErrorOfTheCommand(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bad.yaml")
	if err := os.WriteFile(path, []byte("apiVersion: entrastudio/v1\nkind: Plan\nname: [\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	command := exec.Command(os.Getenv("ENTRA_STUDIO_PROGRAM"), path)
	var said bytes.Buffer
	command.Stderr = &said
	err := command.Run()
	exit, ok := err.(*exec.ExitError)
	if !ok || exit.ExitCode() != 2 || !strings.Contains(said.String(), "bad.yaml:") {
		t.Errorf("%v: %s", err, said.String())
	}
}

// TestWithoutADisplayTheCommandSaysSo guards against the driver's panic, and against
// what Fyne logs before it.
func TestWithoutADisplayTheCommandSaysSo(t *testing.T) {
	for _, display := range []string{"", "nowhere", ":nowhere", ":59535.0", ":99999"} {
		command := exec.Command(os.Getenv("ENTRA_STUDIO_PROGRAM"), "--example")
		command.Env = append(os.Environ(), "DISPLAY="+display, "HOME="+t.TempDir())
		said, err := command.CombinedOutput()
		exit, ok := err.(*exec.ExitError)
		if !ok || exit.ExitCode() != 2 || !bytes.Contains(said, []byte("there is no display")) || bytes.Count(said, []byte("\n")) != 1 {
			t.Errorf("DISPLAY=%s: %v: %s", display, err, said)
		}
	}
}
