// Package secret keeps secrets out of everything but the place that a plan's
// reference names: the keychain of the operating system, an environment
// variable, a file that its owner alone can read, or a Kubernetes Secret through
// kubectl. It reads a secret from there and puts a new one there.
//
// Where there is no keychain, a secret stays in the memory of the program and
// the answer says so; it never ends up in a file that nobody asked for.
package secret
