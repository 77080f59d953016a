package check

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// charted lists the components that a chart deploys, of those named.
func (in *inspection) charted(names ...catalog.Name) []scene.Part {
	var found []scene.Part
	for _, p := range in.parts() {
		if p.Tool == plan.Helm && slices.Contains(names, p.Name()) {
			found = append(found, p)
		}
	}
	return found
}

// findNoIdentity asks as the chart does: an external Management Identity counts
// (chart 13 templates, common constraints).
func findNoIdentity(in *inspection, r *report) {
	if in.Under(plan.Helm, catalog.ManagementIdentity) || !in.Global("identityServiceUrl").Value.Empty() {
		return
	}
	for _, p := range in.charted(catalog.Optimize, catalog.Console, catalog.WebModeler, catalog.Hub) {
		f := in.of(p, "enabled")
		f.Detail = fmt.Sprintf("%s is on and Management Identity is off. %s asks it for permissions at every login. Switch Management Identity on, or name an external one in global.identity.service.url.", p.Component.Title, p.Component.Title)
		f.Expected = Side{Value: "identity.enabled: true", Because: p.Component.Title + " needs Management Identity"}
		f.Fix.Edit = in.change("Switch Management Identity on", plan.Change{Path: "components/" + string(catalog.ManagementIdentity) + "/enabled", New: catalog.BoolOf(true)})
		r.add(f)
	}
}

// inValues reports whether the chart itself sees a setting that is not empty:
// what a container is given besides is nothing to its templates.
func (in *inspection) inValues(ref catalog.Ref) bool {
	return slices.ContainsFunc(in.Picture.All(ref), func(s *evidence.Setting) bool {
		return s.Tool == plan.Helm && (s.Via == evidence.ViaHelm || s.Via == evidence.ViaPlan) && !s.Value.Empty()
	})
}

// storages are the switches from which the chart infers a secondary storage
// (chart 14 templates, orchestration helpers).
func storages() []catalog.Ref {
	return []catalog.Ref{
		{Component: catalog.Optimize, Key: "elasticsearchEnabled"},
		{Component: catalog.Optimize, Key: "opensearchEnabled"},
		{Component: catalog.Global, Key: "elasticsearchEnabled"},
		{Component: catalog.Global, Key: "opensearchEnabled"},
		{Component: catalog.Orchestration, Key: "rdbmsExporter"},
		{Component: catalog.Global, Key: "noSecondaryStorage"},
	}
}

// findNoStorage asks as the chart does, which does not see the variables of its
// containers.
func findNoStorage(in *inspection, r *report) {
	const key = "secondaryStorageType"
	for _, p := range in.charted(catalog.Orchestration) {
		if p.Get(key).Fact == nil || in.inValues(catalog.Ref{Component: p.Name(), Key: key}) {
			continue
		}
		inferred := slices.ContainsFunc(storages(), func(ref catalog.Ref) bool {
			return in.Picture.Get(in.Catalog, plan.Helm, ref.Component, ref.Key).Value.True()
		})
		if inferred {
			continue
		}
		f := in.of(p, key)
		f.Detail = fmt.Sprintf("orchestration.data.secondaryStorage.type is not set, and nothing else tells the chart which storage to use. Chart %s fails. Choose elasticsearch, opensearch or rdbms.", in.Catalog.Chart.Version)
		f.Expected = Side{Value: "elasticsearch, opensearch or rdbms", Because: "from 8.9 on the chart assumes none"}
		f.Fix.Edit = in.setting("Use Elasticsearch as the secondary storage", f.Ref, catalog.TextOf("elasticsearch"))
		r.add(f)
	}
}

// findNoDatabase is told by no chart: each renders an empty address.
func findNoDatabase(in *inspection, r *report) {
	for _, p := range in.charted(catalog.ManagementIdentity, catalog.WebModeler, catalog.Hub) {
		if in.hasDatabase(p) {
			continue
		}
		key := "database.external"
		if p.Get(key).Fact == nil {
			key = "database.host"
		}
		if p.Get(key).Fact == nil {
			key = "database.url"
		}
		f := in.of(p, key)
		f.Detail = fmt.Sprintf("No database is configured for %s, neither an external one nor the chart's. The chart renders an empty address and says nothing, and the container does not start. Configure a PostgreSQL database.", p.Component.Title)
		f.Expected = Side{Value: "a PostgreSQL database", Because: p.Component.Title + " keeps its data there"}
		r.add(f)
	}
}

// hasDatabase reports whether a component has a database: the chart's, an
// external one with an address, or one by the container's own variables.
func (in *inspection) hasDatabase(p scene.Part) bool {
	said := func(key string) bool { e := p.Get(key); return e.Setting != nil && !e.Value.Empty() }
	if p.Get("database.bundled").Value.True() || said("database.datasource") || p.Get("database.external").Fact == nil && (said("database.url") || said("database.host")) {
		return true
	}
	byVariable := slices.ContainsFunc(in.Picture.Variables, func(v evidence.Variable) bool {
		return v.Component == p.Name() && (v.Name == "SPRING_DATASOURCE_URL" || v.Name == "IDENTITY_DATABASE_HOST")
	})
	return byVariable || said("database.url") || p.Get("database.external").Value.True() && said("database.host")
}

// findSharedDatabaseKey compares the references: the two passwords are never known.
func findSharedDatabaseKey(in *inspection, r *report) {
	for _, p := range in.charted(catalog.ManagementIdentity, catalog.WebModeler) {
		user, admin := p.Get("bundled.userPassword"), p.Get("bundled.adminPassword")
		if user.Setting == nil || admin.Setting == nil || !p.Get("database.bundled").Value.True() {
			continue
		}
		a, b := user.Setting.Secret, admin.Setting.Secret
		if a == nil || b == nil || a.Ref.IsZero() || a.Ref.Key == "" || a.Ref != b.Ref {
			continue
		}
		f := in.of(p, "bundled.userPassword")
		f.Place = in.keyPlace(user.Fact.Secret.Key, f.Place)
		f.Found = Side{Value: a.Ref.Key, Because: "both passwords are taken from this key", Place: f.Place}
		f.Expected = Side{Value: "a key of its own", Because: "the administrator's password is kept in " + a.Ref.Key, Place: in.keyPlace(admin.Fact.Secret.Key, admin.Place())}
		f.Detail = fmt.Sprintf("The bundled database of %s takes the passwords of its user and of its administrator from one key, %s. The application then knows the administrator's password. Name another key for the user.", p.Component.Title, a.Ref.Key)
		r.add(f)
	}
}

// keyPlace is where a values key stands.
func (in *inspection) keyPlace(path string, otherwise evidence.Place) evidence.Place {
	for _, k := range in.Picture.Keys {
		if k.Path == path {
			return k.Place
		}
	}
	return otherwise
}

// findNoMail lets an extra file count for Hub alone; older charts look at the value.
func findNoMail(in *inspection, r *report) {
	for _, p := range in.charted(catalog.WebModeler, catalog.Hub) {
		e := p.Get("mailFrom")
		if in.inValues(catalog.Ref{Component: p.Name(), Key: "mailFrom"}) || p.Name() == catalog.Hub && !e.Value.Empty() {
			continue
		}
		f := in.of(p, "mailFrom")
		f.Detail = fmt.Sprintf("%s has no address to send mail from. The chart fails without one. Set it, such as noreply@example.com.", p.Component.Title)
		f.Expected = Side{Value: "a mail address", Because: "the chart wants one"}
		r.add(f)
	}
}

// findDummyWellKnown compares with the chart's default, left or repeated.
func findDummyWellKnown(in *inspection, r *report) {
	for _, p := range in.charted(catalog.Console) {
		e := p.Get("wellKnown")
		if e.Fact == nil || e.Fact.Default.Empty() || e.Value.String() != e.Fact.Default.String() {
			continue
		}
		f := in.of(p, "wellKnown")
		want := in.discovery(p)
		f.Detail = fmt.Sprintf("Console's discovery address is %s, a dummy of the chart. What Console reads from it fails. Set it to %s.", e.Value, want)
		f.Expected = Side{Value: want, Because: "this is the tenant's discovery document"}
		if in.Picture.Plan != nil {
			f.Fix.Edit = in.setting("Use the tenant's discovery document", f.Ref, in.Picture.Plan.Derive(in.Catalog, e.Fact))
		}
		r.add(f)
	}
}

// discovery is the address of the tenant's discovery document, as far as the
// issuer tells.
func (in *inspection) discovery(p scene.Part) string {
	issuer := strings.TrimRight(in.Global("issuer").Value.String(), "/")
	if endpoint, ok := catalog.ParseEndpoint(issuer); !ok || endpoint.Kind != catalog.EndpointIssuer {
		return "the tenant's discovery document"
	}
	return issuer + "/.well-known/openid-configuration"
}

// findHelmVersion is told once, for the first file of the chart.
func findHelmVersion(in *inspection, r *report) {
	helm := in.Catalog.Chart.Helm
	if !in.Uses(plan.Helm) || !in.entra(plan.Helm) || slices.Contains(helm, "3") {
		return
	}
	for _, input := range in.Picture.Inputs {
		if input.Kind == evidence.KindValues || input.Kind == evidence.KindPlan {
			r.add(Finding{Place: evidence.Place{File: input.File}, Expected: Side{Value: "Helm " + strings.Join(helm, " or "), Because: "chart " + in.Catalog.Chart.Version + " wants it"}})
			return
		}
	}
}

// findOutOfSupport counts from the day after the last one.
func findOutOfSupport(in *inspection, r *report) {
	until, err := time.Parse(time.DateOnly, in.Catalog.Support.Until)
	entra := slices.ContainsFunc(in.Tools(), in.entra)
	if err != nil || !entra || in.At.IsZero() || !in.At.After(until.AddDate(0, 0, 1)) {
		return
	}
	for _, input := range in.Picture.Inputs {
		switch input.Kind {
		case evidence.KindValues, evidence.KindEnv, evidence.KindCompose, evidence.KindPlan:
			r.add(Finding{
				Place:    evidence.Place{File: input.File},
				Detail:   fmt.Sprintf("Standard maintenance of Camunda %s ended on %s. It gets no more patches unless extended support was agreed. Plan the upgrade.", in.Catalog.Minor, in.Catalog.Support.Until),
				Expected: Side{Value: "a minor in maintenance", Because: "faults are mended there alone"},
				Found:    Side{Value: string(in.Catalog.Minor), Because: "its maintenance ended on " + in.Catalog.Support.Until},
			})
			return
		}
	}
}
