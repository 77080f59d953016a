// Package shell writes a plan as scripts that a POSIX shell reads with ".", one
// for each container, for programs that are started by a script. The quoting is
// that of bash and dash alike; docker compose would read some of it otherwise.
package shell
