// Package systemd writes a plan for programs that systemd starts: for each
// container an EnvironmentFile, and a drop-in that names it and the file with the
// secrets, which the operator writes.
package systemd
