// Package command is the command line: the same engine without a window, for
// scripts, for CI and for a screen reader. Each verb has a file of its own.
//
// Exit status 0 means that no finding of severity error was made, 1 that at
// least one was, 2 that the call or an input was unusable; then one line
// "entra-studio: FILE:LINE:COLUMN: what and why" stands on standard error, a
// hint below it where there is one, and nothing on standard output.
package command
