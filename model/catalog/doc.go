// Package catalog is the one table of facts about the Camunda minors that the
// studio knows. Importers read it to understand a setting, exporters to write
// one, checks and the login to judge one, panels to show where it stands.
//
// The facts are data, one file a minor under assets/catalog; a new minor is a
// new file and no new code. Every fact carries its source and how sure it is,
// and what is not verified is shown as such.
package catalog
