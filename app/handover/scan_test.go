package handover_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"entrastudio/app/handover"
	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// secretForms are the forms of secrets that people lose: Entra's client secret
// value, tokens, private keys, keys of clouds and repositories, passwords in URLs
// and on command lines.
func secretForms() []secretForm {
	return []secretForm{
		{"client secret value", "Q~", regexp.MustCompile(`[A-Za-z0-9_~.-]{3}\dQ~[A-Za-z0-9_~.-]{31,34}`)},
		{"token", ".eyJ", regexp.MustCompile(`eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}`)},
		{"private key", "-----BEGIN", regexp.MustCompile(`-----BEGIN [A-Z ]*PRIVATE KEY-----`)},
		{"age key", "AGE-SECRET-KEY-", regexp.MustCompile(`AGE-SECRET-KEY-1`)},
		{"cloud key", "AKIA", regexp.MustCompile(`\bAKIA[0-9A-Z]{16}\b`)},
		{"password in a URL", "@", regexp.MustCompile(`://[^/\s:@"'<>]+:[^/\s@"'$<>]+@`)},
		{"password option", "-", regexp.MustCompile(`--(password|client-secret|from-literal)[= ]["']?[A-Za-z0-9]{8,}`)},
		{"bearer", "earer ", regexp.MustCompile(`uthorization: *[Bb]earer +[A-Za-z0-9._-]{12,}`)},
	}
}

// secretForm is a form with the text that a file must hold to be worth a look.
type secretForm struct {
	name, cue string
	form      *regexp.Regexp
}

func secretsIn(data []byte) []string {
	var found []string
	for _, s := range secretForms() {
		if !bytes.Contains(data, []byte(s.cue)) {
			continue
		}
		if match := s.form.Find(data); match != nil {
			found = append(found, fmt.Sprintf("%s (%d characters)", s.name, len(match)))
		}
	}
	return found
}

func TestTheScannerFindsWhatItLooksFor(t *testing.T) {
	for _, text := range []string{
		"x: " + canary(), "eyJhbGciOiJub25l.eyJzdWIiOiJhIn0x.", "-----BEGIN RSA " + "PRIVATE KEY-----", "AKIA" + "ABCDEFGHIJKLMNOP",
		"postgres://identity:hunter22@db/identity", "kubectl create secret generic a --from-literal=hunter22hunter22", "Authorization: Bearer abcdefghijklmnop",
	} {
		if len(secretsIn([]byte(text))) == 0 {
			t.Errorf("nothing is found in a text of %d characters that begins with %q", len(text), text[:4])
		}
	}
}

func TestNoSecretIsInAnyBundle(t *testing.T) {
	t.Setenv(canaryName, canary())
	for name, doc := range documents(t) {
		for _, f := range made(t, doc).Files {
			if found := secretsIn(f.Data); len(found) > 0 {
				t.Errorf("%s: %s holds %v", name, f.Path, found)
			}
		}
	}
}

func TestASecretFromItsPlacesIsInNoFile(t *testing.T) {
	t.Setenv(canaryName, canary())
	kept := filepath.Join(t.TempDir(), "secret")
	put(t, kept, canary())
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		t.Fatal(err)
	}
	for _, tool := range []plan.Tool{plan.Helm, plan.Compose} {
		for _, ref := range []plan.SecretRef{{Store: plan.InEnvironment, Name: canaryName}, {Store: plan.InFile, Name: kept}} {
			p := documents(t)["everything-8.8-"+string(tool)].Plan().Clone()
			for i := range p.Registrations {
				if !p.Registrations[i].Secret.IsZero() {
					p.Registrations[i].Secret = ref
				}
			}
			p.Normalize(c)
			doc, err := plan.New(p)
			if err != nil {
				t.Fatal(err)
			}
			b, err := handover.Make(doc, nil)
			if err != nil {
				t.Fatal(err)
			}
			lookFor(t, b.Files)
		}
	}
}

// lookFor looks for the canary in files as they are on a disk.
func lookFor(t *testing.T, files []exporters.File) {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "bundle")
	if _, err := handover.Write(folder, &handover.Bundle{Files: files, Whole: true}, handover.Options{}); err != nil {
		t.Fatal(err)
	}
	err := filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		if strings.Contains(string(mustRead(t, path)), canary()[5:15]) {
			t.Errorf("the secret is in %s", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
