// Package sql writes scripts for psql that look at the audiences in Management
// Identity's PostgreSQL database, move those that still carry Keycloak's names,
// and bring them back. They are the last resort: Management Identity adds the
// permissions of its presets at every start (Camunda docs, upgrade of components
// from 8.9 to 8.10), and the exports for Helm and Docker Compose declare them.
//
// The statements are the studio's only SQL: the live database is changed with
// the same ones. Each is whole in itself, so that psql and a driver can run it.
package sql
