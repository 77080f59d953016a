package handover_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"entrastudio/app/handover"
	"entrastudio/exporters/bundle"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// The variable that makes this test program export everything once and print
// what came out, and the number of times.
const (
	childVariable = "ENTRA_STUDIO_EXPORT_EVERYTHING"
	canaryName    = "ORCHESTRATION_CLIENT_SECRET"
)

// canary has the form of a client secret. It is put together here, so that no
// scanner finds it in this file.
func canary() string { return "cAn8Q" + "~cAnArY-cAnArY.cAnArY_cAnArY~cAnArYx" }

func TestMain(m *testing.M) {
	flag.Parse()
	if os.Getenv(childVariable) == "" {
		os.Exit(m.Run())
	}
	if err := exportEverything(os.Stdout, os.Getenv(childVariable)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// exportEverything makes each example for every minor some times over, and prints
// a checksum of its zip file, and one of the first as a folder with its modes.
func exportEverything(out *os.File, folder string) error {
	docs, err := everyExample()
	if err != nil {
		return err
	}
	for _, tool := range []plan.Tool{plan.Helm, plan.Compose} {
		// No example is of the oldest minor.
		if err := addEverything(docs, catalog.V86, tool); err != nil {
			return err
		}
	}
	for i, name := range slices.Sorted(maps.Keys(docs)) {
		first, err := handover.Make(docs[name], nil)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		for range repeats - 1 {
			again, err := handover.Make(docs[name], nil)
			if err != nil || !reflect.DeepEqual(first, again) {
				return fmt.Errorf("%s: another time it is not the same (%w)", name, err)
			}
		}
		data, err := bundle.Zip(first.Files, bundle.Epoch())
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%x %s\n", sha256.Sum256(data), name)
		if i > 0 {
			continue
		}
		target := filepath.Join(folder, "bundle")
		if _, err := handover.Write(target, first, handover.Options{}); err != nil {
			return err
		}
		sum, err := sumOf(target)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s folder %s\n", sum, name)
	}
	return nil
}

// sumOf is one checksum of all names, modes and contents below a folder.
func sumOf(folder string) (string, error) {
	all := sha256.New()
	err := filepath.Walk(folder, func(path string, info os.FileInfo, err error) error {
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		fmt.Fprintln(all, inside, info.Mode())
		if info.IsDir() {
			return nil
		}
		data, err := os.ReadFile(path)
		all.Write(data)
		return err
	})
	return hex.EncodeToString(all.Sum(nil)), err
}

// surroundings are other machines, as far as one machine can be another.
func surroundings() []string {
	return []string{
		"umask 000; TZ=Pacific/Kiritimati LANG=C LC_ALL=C",
		"umask 077; TZ=America/St_Johns LANG=de_DE.UTF-8 LC_ALL=de_DE.UTF-8",
		"umask 027; TZ=UTC LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8",
		"umask 277; TZ=Asia/Kathmandu LANG=ja_JP.eucJP LC_ALL=ja_JP.eucJP",
		"umask 022; TZ= LANG= LC_ALL=",
	}
}

// Each of the surroundings has this many programs, and each program makes a bundle
// so many times: fifty in all, with the maps in another order every time.
const (
	programs = 2
	repeats  = 5
)

func TestTheSamePlanGivesTheSameBytesOnAnyMachine(t *testing.T) {
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	var first []byte
	for _, around := range surroundings() {
		var outputs [programs][]byte
		var running sync.WaitGroup
		for i := range programs {
			running.Go(func() { outputs[i] = exportedIn(t, program, around) })
		}
		running.Wait()
		for _, got := range outputs {
			if first == nil {
				first = got
			}
			if !bytes.Equal(got, first) {
				t.Fatalf("%s: other bytes:\n%s\nthan\n%s", around, got, first)
			}
		}
		if testing.Short() {
			break
		}
	}
	if lines := strings.Count(string(first), "\n"); lines < 9 {
		t.Errorf("only %d exports were compared", lines)
	}
}

// exportedIn is what a program prints that exports everything in some surroundings.
func exportedIn(t *testing.T, program, around string) []byte {
	folder := t.TempDir()
	child := exec.Command("sh", "-c", around+` exec "$0" "$1"`, program, fmt.Sprintf("-test.short=%v", testing.Short()))
	child.Env = append(os.Environ(), childVariable+"="+folder, "HOME="+folder, canaryName+"="+canary())
	var complaints bytes.Buffer
	child.Stderr = &complaints
	got, err := child.Output()
	if err != nil {
		t.Errorf("%s: %v: %s", around, err, complaints.String())
	}
	return got
}
