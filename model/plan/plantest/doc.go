// Package plantest makes plans for property tests: coherent ones, ones with odd
// settings, and ones with any text in any field.
package plantest
