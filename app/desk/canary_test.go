package desk_test

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entrastudio/app/document"
	"entrastudio/importers"
	"entrastudio/model/evidence"
)

// TestACanaryTokenBesideAPlanIsWrittenNowhere opens a plan, puts tokens beside it
// in several forms, edits, lets the journal be written, saves, and closes.
func TestACanaryTokenBesideAPlanIsWrittenNowhere(t *testing.T) {
	encode := base64.RawURLEncoding.EncodeToString
	claims := encode([]byte(`{"iss":"https://login.example/x","exp":1795345200,"preferred_username":"canary-user","wids":["canary-role"]}`))
	whole := encode([]byte(`{"alg":"RS256","kid":"one"}`)) + "." + claims + ".CanarySignatureCanarySignature"

	folder, state := t.TempDir(), t.TempDir()
	file := filepath.Join(folder, "acme.yaml")
	if err := os.WriteFile(file, []byte("apiVersion: entrastudio/v1\nkind: Plan\nname: acme\ncamunda: \"8.9\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	session, err := document.Open(document.RealDisk{}, state, file)
	if err != nil {
		t.Fatal(err)
	}
	d := open(t, session, atOnce)
	sources := []importers.Source{
		{Name: "token.txt", Data: []byte(whole)},
		{Name: "cut.txt", Data: []byte(whole[:len(whole)-40]), Kind: evidence.KindToken},
		{Name: "answer.json", Data: []byte(`{"access_token":"` + whole + `"}`)},
		{Name: "service.log", Data: []byte("2026-11-22 10:00:00 ERROR cannot decode " + whole + "\n")},
		{Name: "broken.yaml", Data: []byte("token: \"" + whole + "\n bad: ["), Kind: evidence.KindValues},
	}
	for _, source := range sources {
		d.Add(source)
		if err := d.Err(); err != nil {
			notLeft(t, "the error for "+source.Name, err.Error())
		}
	}
	if err := d.Apply(set("name", "acme-production")); err != nil {
		t.Fatal(err)
	}
	for _, write := range []func() error{session.Flush, session.Save, session.Close} {
		if err := write(); err != nil {
			t.Fatal(err)
		}
	}
	d.Wipe()
	for _, source := range sources {
		if strings.Trim(string(source.Data), "\x00") != "" {
			t.Errorf("%s is not overwritten", source.Name)
		}
	}
	written := 0
	for _, root := range []string{folder, state} {
		err := filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			written++
			data, err := os.ReadFile(path)
			notLeft(t, path, string(data))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if written < 2 {
		t.Errorf("%d files were written: the plan and its journal are expected", written)
	}
}

func notLeft(t *testing.T, where, text string) {
	t.Helper()
	for _, canary := range []string{"canary-user", "canary-role", "CanarySignature", base64.RawURLEncoding.EncodeToString([]byte("canary-user"))} {
		if strings.Contains(text, canary) {
			t.Errorf("%s holds %q", where, canary)
		}
	}
}
