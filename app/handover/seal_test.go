package handover_test

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entrastudio/app/handover"
	"entrastudio/exporters/bundle"

	"filippo.io/age"
)

func TestEachRecipientAloneOpensASealedBundle(t *testing.T) {
	x25519, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	hybrid, err := age.GenerateHybridIdentity()
	if err != nil {
		t.Fatal(err)
	}
	other, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	b := made(t, documents(t)["guide-8.8"])
	open, err := bundle.Zip(b.Files, bundle.Epoch())
	if err != nil {
		t.Fatal(err)
	}
	for name, recipients := range map[string][]string{
		"together": {x25519.Recipient().String(), other.Recipient().String()}, "hybrid": {hybrid.Recipient().String()},
	} {
		target := filepath.Join(t.TempDir(), "handover.zip")
		written, err := handover.Write(target, b, handover.Options{Recipients: recipients})
		if err != nil || written.Target != target+".age" {
			t.Fatalf("%s: %+v %v", name, written, err)
		}
		data := mustRead(t, written.Target)
		if bytes.Contains(data, []byte("RUNBOOK")) {
			t.Errorf("%s: names of files can be read", name)
		}
		identities := []age.Identity{hybrid}
		if name == "together" {
			identities = []age.Identity{x25519, other}
		}
		for _, identity := range identities {
			r, err := age.Decrypt(bytes.NewReader(data), identity)
			if err != nil {
				t.Fatalf("%s: %T: %v", name, identity, err)
			}
			inside, err := io.ReadAll(r)
			if err != nil || !bytes.Equal(inside, open) {
				t.Errorf("%s: inside is not the same zip (%v)", name, err)
			}
		}
	}
}

func TestWhatIsNoRecipientIsRefusedAndNotRepeated(t *testing.T) {
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	target := filepath.Join(t.TempDir(), "handover.zip")
	for _, text := range []string{
		identity.String(), strings.ToLower(identity.String()), "-----BEGIN OPENSSH PRIVATE KEY-----\ncanary", "age1canary", "ssh-ed25519 canary", "age1pq1canary", "canary", "",
	} {
		_, err := handover.Write(target, small(true), handover.Options{Recipients: []string{text}})
		if err == nil || text != "" && strings.Contains(err.Error(), text) || strings.Contains(err.Error(), "canary") {
			t.Errorf("error %v", err)
		}
		if _, err := os.Stat(target + ".age"); err == nil {
			t.Fatal("there is a file all the same")
		}
	}
}

func TestSealedAndOpenNamesAreToldApart(t *testing.T) {
	folder := t.TempDir()
	identity, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	to := []string{identity.Recipient().String()}
	if _, err := handover.Write(filepath.Join(folder, "bundle"), small(true), handover.Options{Recipients: to}); err == nil {
		t.Error("a folder was sealed")
	}
	if _, err := handover.Write(filepath.Join(folder, "bundle.zip.age"), small(true), handover.Options{}); err == nil {
		t.Error("an open zip has the name of a sealed one")
	}
	written, err := handover.Write(filepath.Join(folder, "bundle.zip.age"), small(true), handover.Options{Recipients: to})
	if err != nil || !strings.HasSuffix(written.Target, "bundle.zip.age") {
		t.Errorf("%+v %v", written, err)
	}
	if info, err := os.Stat(written.Target); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info, err)
	}
}

func TestAZipHasModesOneTimeAndTheOrderOfPaths(t *testing.T) {
	target := filepath.Join(t.TempDir(), "handover.zip")
	if _, err := handover.Write(target, made(t, documents(t)["guide-8.8"]), handover.Options{}); err != nil {
		t.Fatal(err)
	}
	r, err := zip.OpenReader(target)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	last := ""
	for _, f := range r.File {
		if f.Name <= last || !f.Modified.Equal(bundle.Epoch()) || f.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s after %s: %v %v", f.Name, last, f.Modified, f.Mode())
		}
		if executable := f.Mode().Perm() == 0o700; executable != strings.HasSuffix(f.Name, ".sh") {
			t.Errorf("%s has the mode %v", f.Name, f.Mode())
		}
		last = f.Name
	}
}
