// Package comparison reads what a person wants compared, a plan, evidence, or a
// whole export as a folder or a zip file, and says by meaning how the two differ.
package comparison
