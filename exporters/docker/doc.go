// Package docker writes a plan as files for docker run --env-file, one for each
// container. The format has no quotes: everything behind the first = is the
// value, and a name without = is taken from the environment of the command
// (docker/cli, package kvfile).
package docker
