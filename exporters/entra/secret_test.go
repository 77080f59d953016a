package entra_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	graph "entrastudio/model/entra"
	"entrastudio/model/plan"
)

func TestSecretsGoWhereThePlanKeepsThemAndNowhereElse(t *testing.T) {
	c, p, w := publicPlan(t)
	p.Registrations = p.Registrations[:3]
	p.Registrations[1].Secret = plan.SecretRef{Store: plan.InFile, Name: "a $(touch x) 'secret'"}
	p.Registrations[2].Secret = plan.SecretRef{Store: plan.InEnvironment, Name: "OPTIMIZE_SECRET"}
	x := newTenant(t, filesOf(t, c, p), w)
	// A file that somebody made ready, and that others may read.
	if err := os.WriteFile(filepath.Join(x.folder, p.Registrations[1].Secret.Name), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	x.must(3, "--apply")
	state := x.world()
	places := map[string]string{
		"a $(touch x) 'secret'": state.Apps[1].Passwords[0],
		filepath.Join("entra", "secrets", graph.Slug(p, &p.Registrations[2])): state.Apps[2].Passwords[0],
	}
	for path, want := range places {
		data, err := os.ReadFile(filepath.Join(x.folder, path))
		info, statErr := os.Stat(filepath.Join(x.folder, path))
		if err != nil || statErr != nil || string(data) != want || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %q %v", path, data, err)
		}
	}
	if !strings.Contains(x.output, `into "env:OPTIMIZE_SECRET", then delete the file`) {
		t.Error(x.output)
	}
	noSecretElsewhere(x, places)
}

// noSecretElsewhere looks for the canary in what was shown, in the arguments of every
// process, and in every file but those that are meant to hold it.
func noSecretElsewhere(x *tenant, places map[string]string) {
	x.Helper()
	if strings.Contains(x.output, secretValue) {
		x.Errorf("a secret is shown:\n%s", x.output)
	}
	for _, call := range x.world().Calls {
		if strings.Contains(strings.Join(call, " "), secretValue) {
			x.Errorf("a secret is an argument: %v", call)
		}
	}
	err := filepath.WalkDir(x.folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || path == x.state {
			return err
		}
		relative, err := filepath.Rel(x.folder, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		if _, meant := places[relative]; !meant && strings.Contains(string(data), secretValue) {
			x.Errorf("a secret is in %s", relative)
		}
		return err
	})
	if err != nil {
		x.Fatal(err)
	}
}

func TestASecretThatKubernetesRefusedIsNotLost(t *testing.T) {
	c, p, w := publicPlan(t)
	p.Registrations = p.Registrations[:1]
	w.Failing = map[string]string{"kubectl patch": "Error from server (Forbidden)"}
	x := newTenant(t, filesOf(t, c, p), w)
	x.must(3, "--apply")
	if !strings.Contains(x.output, "run the script again") {
		t.Error(x.output)
	}
	x.change(func(w *world) { w.Failing = nil })
	x.must(0, "--apply")
	state := x.world()
	r := &p.Registrations[0]
	if len(state.Apps[0].Passwords) != 1 || state.Secrets["camunda/"+r.Secret.Name][r.Secret.Key] != state.Apps[0].Passwords[0] {
		t.Errorf("%v %v", state.Apps[0].Passwords, state.Secrets)
	}
	noSecretElsewhere(x, nil)
	x.must(0, "--apply", "--new-secrets", "--secret-end", "2027-06-30")
	if n := len(x.world().Apps[0].Passwords); n != 2 {
		t.Errorf("%d client secrets after --new-secrets", n)
	}
}

func TestNoSecretIsMadeWhereNobodyCanLook(t *testing.T) {
	c, p, w := publicPlan(t)
	p.Registrations = p.Registrations[:1]
	x := newTenant(t, filesOf(t, c, p), w)
	x.must(0, "--apply")
	x.change(func(w *world) { w.Failing = map[string]string{"kubectl": "The connection to the server was refused"} })
	x.must(0, "--apply")
	if n := len(x.world().Apps[0].Passwords); n != 1 {
		t.Errorf("%d client secrets", n)
	}
}
