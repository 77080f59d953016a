package database

import (
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"

	"entrastudio/model/plan"
	"entrastudio/model/refusal"
)

// address is where a database is and who signs in, without a password.
type address struct {
	host, port, database, user string
	tls, schema                string
}

// addressOf puts plan and options together.
func addressOf(p *plan.Plan, o Options) (address, error) {
	a, err := planned(p, o)
	if err != nil {
		return address{}, err
	}
	if o.Host != "" {
		a.host = o.Host
	}
	if o.Port != 0 {
		a.port = strconv.Itoa(o.Port)
	}
	if o.TLS != "" {
		a.tls = o.TLS
	}
	if o.Schema != "" {
		a.schema = o.Schema
	}
	if a.schema == "" {
		a.schema = defaultSchema
	}
	if a.user == "" {
		a.user = os.Getenv("PGUSER")
	}
	return a, a.complete()
}

// Where is what Open would connect to, as USER@HOST:PORT/DATABASE. It connects to
// nothing; its error is the one that Open would give.
func Where(p *plan.Plan, o Options) (string, error) {
	a, err := addressOf(p, o)
	if err != nil {
		return "", err
	}
	return a.words(), nil
}

func planned(p *plan.Plan, o Options) (address, error) {
	if o.URL != "" {
		return parseURL("the given address", o.URL)
	}
	d := p.Database(plan.IdentityDatabase)
	switch {
	case d == nil:
		return address{}, unreachable("the plan has no database of Management Identity", "give its address as postgres://USER@HOST:PORT/DATABASE")
	case d.Bundled && o.Host == "":
		return address{}, unreachable("the chart deploys this database, and the plan does not say where it can be reached",
			"forward its port with kubectl, and give postgres://USER@localhost:PORT/DATABASE")
	}
	a := address{host: d.Host, database: d.Database, user: d.Username}
	if d.Port != 0 {
		a.port = strconv.Itoa(d.Port)
	}
	if d.URL == "" {
		return a, nil
	}
	jdbc, err := parseURL("databases/"+plan.IdentityDatabase+"/url", d.URL)
	if err != nil {
		return address{}, err
	}
	return jdbc.filledFrom(a), nil
}

// filledFrom takes what one address lacks from another.
func (a address) filledFrom(other address) address {
	for _, field := range []struct {
		to   *string
		from string
	}{{&a.host, other.host}, {&a.port, other.port}, {&a.database, other.database}, {&a.user, other.user}} {
		if *field.to == "" {
			*field.to = field.from
		}
	}
	return a
}

// parseURL reads a URL of libpq's or JDBC's. A password in it is refused: it
// would stand in the shell's history or in the plan.
func parseURL(where, text string) (address, error) {
	u, err := url.Parse(strings.TrimPrefix(text, "jdbc:"))
	if err != nil || u.Scheme != "postgres" && u.Scheme != "postgresql" || u.Opaque != "" {
		return address{}, &refusal.Error{File: where, What: "this is no address of a PostgreSQL database", Hint: "write postgres://USER@HOST:PORT/DATABASE"}
	}
	query := u.Query()
	_, password := u.User.Password()
	if password || query.Has("password") {
		return address{}, &refusal.Error{File: where, What: "a password stands in it", Hint: "leave it out, and set PGPASSFILE or PGPASSWORD, or let the plan refer to it"}
	}
	a := address{
		host: u.Hostname(), port: u.Port(), database: strings.TrimPrefix(u.Path, "/"),
		user: u.User.Username(), tls: query.Get("sslmode"),
	}
	if query.Get("ssl") == "true" && a.tls == "" {
		a.tls = "verify-full"
	}
	a.schema, _, _ = strings.Cut(query.Get("currentSchema"), ",")
	return a.filledFrom(address{host: query.Get("host"), port: query.Get("port"), user: query.Get("user")}), nil
}

// complete refuses an address that a driver would fill in by itself: a default
// user is too often one who may do anything.
func (a address) complete() error {
	switch {
	case a.host == "":
		return unreachable("nothing says on which host the database is", "give its address as postgres://USER@HOST:PORT/DATABASE")
	case a.database == "":
		return unreachable("nothing says what the database is called", "give its address as postgres://USER@HOST:PORT/DATABASE")
	case a.user == "":
		return unreachable("nothing says as whom to sign in", "name the user of Management Identity, in the plan or in postgres://USER@HOST:PORT/DATABASE")
	case a.tls != "" && !slices.Contains(TLSModes(), a.tls):
		return unreachable("the TLS mode is none of "+strings.Join(TLSModes(), ", "), "choose one of them")
	}
	return nil
}

func unreachable(what, hint string) error {
	return &refusal.Error{File: "database", What: what, Hint: hint}
}

// words is the address for people: user@host:port/database.
func (a address) words() string {
	host := a.host
	if a.port != "" {
		host += ":" + a.port
	}
	return a.user + "@" + host + "/" + a.database
}

// dsn is the address for the driver, as keywords and values.
func (a address) dsn() string {
	var b strings.Builder
	for _, part := range [][2]string{
		{"host", a.host}, {"port", a.port}, {"dbname", a.database}, {"user", a.user}, {"sslmode", a.tls},
	} {
		if part[1] != "" {
			b.WriteString(part[0] + "='" + strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(part[1]) + "' ")
		}
	}
	return b.String()
}
