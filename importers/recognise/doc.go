// Package recognise tells from its content what a text is, and takes a paste of
// a support call apart into the files, results, tokens and log lines in it.
package recognise
