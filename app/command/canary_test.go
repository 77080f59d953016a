package command_test

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The canary's header and claims, and the signature's base64url text.
const (
	canaryHeader    = `{"alg":"RS256","kid":"one"}`
	canaryClaims    = `{"iss":"https://login.microsoftonline.com/` + ourTenant + `/v2.0","aud":"` + ourTenant + `","tid":"` + ourTenant + `","ver":"2.0","exp":1795345200,"scp":"access","azp":"` + ourTenant + `","preferred_username":"canary-user","wids":["canary-role"],"canary-name":"canary-value"}`
	canarySignature = "CanarySignatureCanarySignatureCanarySignatureCanarySignature"
)

func part(text string) string { return base64.RawURLEncoding.EncodeToString([]byte(text)) }

// canaries is each form in which the token could be left behind.
func canaries() []string {
	return []string{"canary-user", "canary-role", "canary-value", canarySignature, part(canaryClaims)[40:160], part(canaryClaims)[200:280]}
}

// canaryInputs are the token whole and broken, alone and in what people paste.
func canaryInputs() map[string]string {
	whole := part(canaryHeader) + "." + part(canaryClaims) + "." + canarySignature
	return map[string]string{
		"whole.txt":         whole,
		"bearer.txt":        "Authorization: Bearer " + whole,
		"answer.json":       `{"token_type":"Bearer","access_token":"` + whole + `"}`,
		"answer-cut.json":   `{"token_type":"Bearer","access_token":"` + whole,
		"callback.txt":      "https://camunda.example/callback#access_token=" + whole + "&state=x",
		"records.har":       `{"log":{"entries":[{"request":{"headers":[{"name":"Authorization","value":"Bearer ` + whole + `"}]}}]}}`,
		"records-cut.har":   `{"log":{"entries":[{"request":{"headers":[{"name":"Authorization","value":"Bearer ` + whole + `"}]`,
		"no-signature.txt":  part(canaryHeader) + "." + part(canaryClaims) + ".",
		"two-parts.txt":     part(canaryHeader) + "." + part(canaryClaims),
		"four-parts.txt":    whole + "." + canarySignature,
		"five-parts.txt":    whole + "." + canarySignature + "." + canarySignature,
		"cut.txt":           whole[:len(part(canaryHeader))+300],
		"trailing.txt":      part(canaryHeader) + "." + part(canaryClaims+"canary-value") + "." + canarySignature,
		"duplicate.txt":     part(canaryHeader) + "." + part(strings.Replace(canaryClaims, "{", `{"aud":"canary-value",`, 1)) + "." + canarySignature,
		"bad-character.txt": part(canaryHeader) + "." + part(canaryClaims) + "!." + canarySignature,
		"wrapped.txt":       whole[:100] + "\n" + whole[100:],
		"service.log":       "2026-11-22 10:00:00 ERROR io.camunda.identity.Filter - cannot decode " + whole + "\n",
		"values.yaml":       "global:\n  identity:\n    auth:\n      issuer: " + whole + "\n",
		"values-cut.yaml":   "global:\n  token: \"" + whole + "\n bad: [\n",
		"operate.env":       "CAMUNDA_OPERATE_IDENTITY_AUDIENCE=" + whole + "\n",
		"operate-cut.env":   "CAMUNDA_OPERATE_IDENTITY_AUDIENCE=\"" + whole + "\n",
	}
}

func TestACanaryTokenIsLeftBehindByNoCommand(t *testing.T) {
	for name, text := range canaryInputs() {
		t.Run(name, func(t *testing.T) {
			home, input := t.TempDir(), filepath.Join(t.TempDir(), name)
			for _, variable := range []string{"HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "TMPDIR"} {
				t.Setenv(variable, home)
			}
			if err := os.WriteFile(input, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			calls := [][]string{
				{"token", input},
				{"token", "--redact", input},
				{"token", "--keys", input, input},
				{"token", "--plan", input, input},
				{"check", input},
				{"check", "token=" + input},
				{"check", "values=" + input},
				{"check", "--keys", input, input},
				{"login", "token=" + input},
				{"login", input},
				{"export", "-o", filepath.Join(home, "out"), input},
				{"redact", "-o", filepath.Join(home, "shared"), "token=" + input},
				{"redact", "-o", filepath.Join(home, "as-seen"), input},
				{"import", "-o", filepath.Join(home, "plan.yaml"), input},
				{"import", "-o", filepath.Join(home, "token.yaml"), "token=" + input},
				{"diff", input, input},
				{"upgrade", "--to", "8.10", "-o", "-", input},
			}
			for _, args := range calls {
				left(t, strings.Join(args, " ")+": standard error", call(nil, "", args...).err)
			}
			if name == "whole.txt" || name == "values-cut.yaml" {
				for _, args := range calls {
					left(t, strings.Join(args, " ")+" -: standard error", call(nil, text, append(args[:len(args)-1:len(args)-1], "-")...).err)
				}
			}
			leftInFiles(t, home)
		})
	}
}

func TestATokenInThePlaceOfAValueIsNotShown(t *testing.T) {
	whole := part(canaryHeader) + "." + part(canaryClaims) + "." + canarySignature
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	head := "apiVersion: entrastudio/v1\nkind: Plan\nname: a\ncamunda: \"8.7\"\n"
	plan := write("plan.yaml", head+"firstAdmin: {claim: oid, value: "+whole+"}\ncomponents: {operate: {enabled: true, url: \"https://o.example.com\", settings: {resourcePermissions: "+whole+"}}}\n")
	other := write("other.yaml", head)
	values := write("values.yaml", canaryInputs()["values.yaml"])
	none := write("none.yaml", "global:\n  identity:\n    auth:\n      issuer: https://x.example.com\n")
	for _, format := range []string{"text", "json"} {
		for _, args := range [][]string{
			{"upgrade", plan, "--to", "8.8", "--format", format},
			{"diff", plan, other, "--format", format},
			{"diff", values, none, "--format", format},
		} {
			s := call(nil, "", args...)
			if !strings.Contains(s.out, "a token, not shown") {
				t.Errorf("%v: status %d, %s%s", args, s.status, s.out, s.err)
			}
			left(t, strings.Join(args, " "), s.out+s.err)
		}
	}
}

func TestATokenGivenAsAFilesNameIsNotRepeated(t *testing.T) {
	text := canaryInputs()["whole.txt"]
	for _, args := range [][]string{{"token", text}, {"check", text}, {"check", "token=" + text}, {"token", "--keys", text, "-"}, {"import", text}, {"diff", text, "-"}, {"upgrade", text, "--to", "8.9"}, {"redact", "-o", t.TempDir(), text}} {
		s := call(nil, "x", args...)
		if s.status != 2 || s.out != "" || !strings.Contains(s.err, "in the place of a file's name") {
			t.Errorf("%s: status %d, %q", args[0], s.status, s.err)
		}
		left(t, args[0], s.err)
	}
}

func left(t *testing.T, where, text string) {
	t.Helper()
	for _, canary := range canaries() {
		if strings.Contains(text, canary) {
			t.Errorf("%s holds %q", where, canary)
		}
	}
}

func leftInFiles(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		left(t, path, string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
