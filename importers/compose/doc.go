// Package compose reads Docker Compose files into evidence: each service's
// environment and env files, with references filled in as Compose does and the
// place of every variable kept.
package compose
