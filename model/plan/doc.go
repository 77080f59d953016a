// Package plan holds the one typed plan of a deployment: the Camunda minor,
// the tenant, the components with their settings, the app registrations, the
// mapping rules, the first administrator and the databases.
//
// A plan says each thing once. What a component needs follows from it: the
// issuer from the tenant, the audience from the component's registration, the
// redirect URI from its public URL (see Derive). A component's own settings
// hold only what differs from that, so a coherent plan is short, and whatever
// stands in settings is a deliberate difference. A setting that is null there
// is left at the chart's default.
//
// Secrets are references, never values.
package plan
