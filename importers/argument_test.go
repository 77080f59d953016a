package importers_test

import (
	"strings"
	"testing"

	"entrastudio/importers"
	"entrastudio/model/evidence"
)

func TestAnArgumentSaysKindServiceAndFile(t *testing.T) {
	for _, c := range []struct {
		argument      string
		kind          evidence.Kind
		service, file string
	}{
		{"values.yaml", "", "", "values.yaml"},
		{"-", "", "", "-"},
		{"values=v.yaml", evidence.KindValues, "", "v.yaml"},
		{"env=a.env", evidence.KindEnv, "", "a.env"},
		{"env/operate=a.env", evidence.KindEnv, "operate", "a.env"},
		{"compose=c.yaml", evidence.KindCompose, "", "c.yaml"},
		{"token=-", evidence.KindToken, "", "-"},
		{"audiences=a.txt", evidence.KindAudiences, "", "a.txt"},
		{"registrations=r.json", evidence.KindRegistrations, "", "r.json"},
		{"log=a=b.log", evidence.KindLog, "", "a=b.log"},
		{"keys=k.json", evidence.KindKeys, "", "k.json"},
		{"plan=p.yaml", evidence.KindPlan, "", "p.yaml"},
		{"odd=name.txt", "", "", "odd=name.txt"},
		{"dir/env=x/a.env", "", "", "dir/env=x/a.env"},
		{"", "", "", ""},
	} {
		kind, service, file, err := importers.ParseArgument(c.argument)
		if err != nil || kind != c.kind || service != c.service || file != c.file {
			t.Errorf("%q: %q, %q, %q, %v", c.argument, kind, service, file, err)
		}
	}
	for argument, want := range map[string]string{
		"values=": "a file name belongs behind", "env/=a": "a service belongs behind", "log/operate=a": "only env files belong to one service",
	} {
		if _, _, _, err := importers.ParseArgument(argument); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", argument, err)
		}
	}
}
