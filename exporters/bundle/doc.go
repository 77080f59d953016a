// Package bundle frames the files of an export for the person who gets them: a
// page that says where to begin, checksums that sha256sum checks, and one zip
// file with the same bytes each time.
package bundle
