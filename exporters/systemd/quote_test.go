package systemd

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"entrastudio/exporters"
	"entrastudio/exporters/exporttest"
)

// generator reads files of environment.d with the function that reads an
// EnvironmentFile. Unlike it, it fills in variables afterwards, so each dollar
// sign is doubled for it (environment.d(5)).
const generator = "/usr/lib/systemd/user-environment-generators/30-systemd-environment-d-generator"

// read reads an EnvironmentFile by systemd's own parser.
func read(t exporttest.Fataler, program, folder string, text string) map[string]string {
	t.Helper()
	path := filepath.Join(folder, "environment.d", "test.conf")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatalf("%v", err)
	}
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatalf("%v", err)
	}
	command := exec.Command(program)
	command.Env = []string{"XDG_CONFIG_HOME=" + folder, "HOME=/nowhere", "LC_ALL=C.UTF-8"}
	output, err := command.Output()
	if err != nil {
		t.Fatalf("systemd cannot read this: %v\n%s", err, text)
	}
	all := map[string]string{}
	for line := range strings.Lines(string(output)) {
		name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
		all[name] = unescaped(value)
	}
	return all
}

// unescaped reads a value as the generator writes it: in double quotes with
// escapes of C where it is not plain.
func unescaped(text string) string {
	text, quoted := strings.CutPrefix(text, `"`)
	if !quoted {
		return text
	}
	text = strings.TrimSuffix(text, `"`)
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' {
			b.WriteByte(text[i])
			continue
		}
		i++
		if at := strings.IndexByte("abfnrtv", text[i]); at >= 0 {
			b.WriteByte("\a\b\f\n\r\t\v"[at])
		} else if code, err := strconv.ParseUint(text[i:min(i+3, len(text))], 8, 8); err == nil && text[i] <= '7' {
			b.WriteByte(byte(code))
			i += 2
		} else {
			b.WriteByte(text[i])
		}
	}
	return b.String()
}

func TestAThousandHostileValuesSurviveSystemd(t *testing.T) {
	program, folder := exporttest.Program(t, generator), t.TempDir()
	var text strings.Builder
	want := map[string]string{}
	for i, value := range exporttest.ThousandHostile() {
		if strings.ContainsRune(value, 0) || strings.ToValidUTF8(value, "") != value {
			continue
		}
		name := fmt.Sprint("A", i)
		want[name] = value
		text.WriteString(name + "=" + quote(strings.ReplaceAll(value, "$", "$$")) + "\n")
	}
	found := read(t, program, folder, text.String())
	for name, value := range want {
		if found[name] != value {
			t.Errorf("%q was read as %q", value, found[name])
		}
	}
	if len(want) < 800 {
		t.Errorf("only %d values could be tried", len(want))
	}
}

func TestAHostileValueSurvivesSystemdOrIsRefusedByName(t *testing.T) {
	program, folder := exporttest.Program(t, generator), t.TempDir()
	exporttest.HostileSurvive(t, Files, ".env", func(t exporttest.Fataler, file exporters.File) map[string]string {
		return read(t, program, folder, strings.ReplaceAll(string(file.Data), `\$`, `\$\$`))
	})
}

func TestUnescapedReadsWhatSystemdWrites(t *testing.T) {
	for text, want := range map[string]string{
		"plain": "plain", `"a b"`: "a b", `"\n\t\\n"`: "\n\t\\n", `"\001\177x"`: "\x01\x7fx", `"\"\$\` + "`" + `"`: "\"$`",
	} {
		if got := unescaped(text); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func FuzzQuote(f *testing.F) {
	for _, value := range exporttest.Hostile() {
		f.Add(value)
	}
	f.Fuzz(func(t *testing.T, value string) {
		quoted := quote(value)
		inner, isQuoted := strings.CutPrefix(quoted, `"`)
		if !isQuoted {
			if quoted != value || strings.ContainsAny(value, "\"'\\`$ #;\n\r\t") {
				t.Errorf("%q is written plain as %q", value, quoted)
			}
			return
		}
		if unquoted := dequoted(strings.TrimSuffix(inner, `"`)); unquoted != value {
			t.Errorf("%q written as %s means %q", value, quoted, unquoted)
		}
	})
}

// dequoted reads what stands within double quotes by the rules of systemd.
func dequoted(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && strings.IndexByte("\"\\`$", text[i+1]) >= 0 {
			i++
		}
		b.WriteByte(text[i])
	}
	return b.String()
}
