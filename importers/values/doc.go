// Package values reads Helm values files into evidence. Several files are
// merged in their order as helm -f does, and every value keeps the place at
// which it stands. What a chart passes on to a container is read too: env
// lists, extraConfiguration and whole configuration files.
package values
