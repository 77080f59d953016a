package database

import (
	"errors"
	"strings"
	"testing"

	"entrastudio/model/plan"
	"entrastudio/model/refusal"

	"github.com/jackc/pgx/v5"
)

func planWith(d plan.Database) *plan.Plan {
	d.Name = plan.IdentityDatabase
	return &plan.Plan{Databases: []plan.Database{d}}
}

func TestTheAddressComesFromPlanAndOptions(t *testing.T) {
	t.Setenv("PGUSER", "")
	full := plan.Database{Host: "db.example", Port: 5433, Database: "identity", Username: "camunda"}
	for _, c := range []struct {
		name    string
		plan    plan.Database
		options Options
		want    string
		tls     string
	}{
		{"plan", full, Options{}, "camunda@db.example:5433/identity public", ""},
		{"forwarded port", full, Options{Host: "localhost", Port: 15432, TLS: "require", Schema: "s"}, "camunda@localhost:15432/identity s", "require"},
		{"forwarded, bundled", plan.Database{Bundled: true, Database: "identity", Username: "camunda"}, Options{Host: "localhost"}, "camunda@localhost/identity public", ""},
		{"URL", full, Options{URL: "postgres://ada@h:1/d?sslmode=verify-full"}, "ada@h:1/d public", "verify-full"},
		{"URL of a socket", full, Options{URL: "postgres:///d?host=/run/pg&user=ada"}, "ada@/run/pg/d public", ""},
		{"JDBC", plan.Database{URL: "jdbc:postgresql://h:1/d?currentSchema=s,public&sslmode=require", Username: "camunda"}, Options{}, "camunda@h:1/d s", "require"},
		{"JDBC with ssl", plan.Database{URL: "jdbc:postgresql://h/d?ssl=true&user=ada"}, Options{}, "ada@h/d public", "verify-full"},
	} {
		a, err := addressOf(planWith(c.plan), c.options)
		if err != nil || a.words()+" "+a.schema != c.want || a.tls != c.tls {
			t.Errorf("%s: %s %s %s, %v", c.name, a.words(), a.schema, a.tls, err)
		}
	}
}

func TestNoAddressIsGuessed(t *testing.T) {
	t.Setenv("PGUSER", "")
	full := plan.Database{Host: "h", Database: "d", Username: "u"}
	for _, c := range []struct {
		name    string
		plan    *plan.Plan
		options Options
		want    string
	}{
		{"no database", &plan.Plan{}, Options{}, "the plan has no database"},
		{"bundled", planWith(plan.Database{Bundled: true}), Options{}, "the chart deploys this database"},
		{"no user", planWith(plan.Database{Host: "h", Database: "d"}), Options{}, "nothing says as whom to sign in"},
		{"no host", planWith(plan.Database{Database: "d", Username: "u"}), Options{}, "on which host"},
		{"no name", planWith(plan.Database{Host: "h", Username: "u"}), Options{}, "what the database is called"},
		{"password in the URL", planWith(full), Options{URL: "postgres://u:canary@h/d"}, "a password stands in it"},
		{"password beside the URL", planWith(full), Options{URL: "postgres://u@h/d?password=canary"}, "a password stands in it"},
		{"password in JDBC", planWith(plan.Database{URL: "jdbc:postgresql://h/d?user=u&password=canary"}), Options{}, "a password stands in it"},
		{"keywords", planWith(full), Options{URL: "host=h password=canary"}, "no address of a PostgreSQL database"},
		{"other database", planWith(plan.Database{URL: "jdbc:oracle:thin:@canary"}), Options{}, "no address of a PostgreSQL database"},
		{"TLS", planWith(full), Options{TLS: "maybe"}, "the TLS mode is none of"},
	} {
		_, err := addressOf(c.plan, c.options)
		var refused *refusal.Error
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), c.want) || strings.Contains(err.Error(), "canary") || refused.Hint == "" {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestTheDriverReadsTheAddressAsItIs(t *testing.T) {
	t.Setenv("PGSSLMODE", "")
	odd := address{host: "h", port: "5432", database: `o'd\d host=x`, user: `u ser'`, tls: "disable"}
	config, err := pgx.ParseConfig(odd.dsn())
	if err != nil {
		t.Fatal(err)
	}
	if config.Host != odd.host || config.Database != odd.database || config.User != odd.user || config.TLSConfig != nil {
		t.Errorf("%q became %q %q %q", odd, config.Host, config.Database, config.User)
	}
}

func FuzzParseURL(f *testing.F) {
	for _, seed := range []string{"postgres://u@h:1/d", "jdbc:postgresql://h/d?ssl=true", "postgres://u:p@h/d", "postgres://%zz", "x"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := parseURL("here", text)
		if err == nil {
			if _, err := pgx.ParseConfig(a.dsn()); err != nil && a.complete() == nil && a.port == "" {
				t.Errorf("%q gives an address that the driver refuses: %v", text, err)
			}
			return
		}
		if strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: %v", text, err)
		}
	})
}
