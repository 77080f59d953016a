// Package kubernetes writes what a Helm deployment needs besides its values: the
// Secrets that the values name, without any value in them, ways to fill them, and
// port-forwards to the release's services. Which Secrets and keys these are is the
// values file's to say, see helm.SecretKeys.
package kubernetes
