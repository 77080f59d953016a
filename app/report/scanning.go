package report

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"entrastudio/model/check"
)

// The limits of GitHub's code scanning: the results of a run, and the characters of
// a rule's descriptions (GitHub docs, SARIF support for code scanning).
const (
	mostResults        = 25_000
	longestDescription = 1024
)

// clipped cuts a description at the limit.
func clipped(text string) string {
	if utf8.RuneCountInString(text) <= longestDescription {
		return text
	}
	return string([]rune(text)[:longestDescription-3]) + "..."
}

// artifactURI is a file's name as a URI reference: relative names stay relative, for
// they are looked up in the repository, and absolute ones name their scheme. What
// came by standard input has no file; it is called stdin.
func artifactURI(file string) string {
	if file == "-" || file == "" {
		return "stdin"
	}
	slashed := strings.ReplaceAll(filepath.ToSlash(file), "\\", "/")
	drive := len(slashed) > 2 && slashed[1] == ':' && slashed[2] == '/'
	if drive {
		slashed = "/" + slashed
	}
	path := (&url.URL{Path: slashed}).EscapedPath()
	switch {
	case drive || strings.HasPrefix(slashed, "/"):
		return "file://" + path
	case strings.Contains(strings.SplitN(slashed, "/", 2)[0], ":"):
		// A colon in the first part would be taken for a scheme.
		return "./" + path
	default:
		return strings.TrimPrefix(path, "./")
	}
}

// fingerprints counts findings that say the same, so that each of them has a
// fingerprint of its own.
type fingerprints map[string]int

// of is the fingerprint by which code scanning knows a finding again in another run.
// It goes by what is wrong where, not by the line: a file that grows above it changes
// nothing. Code scanning reads this one name alone.
func (p fingerprints) of(f *check.Finding) map[string]string {
	sum := sha256.Sum256([]byte(string(f.Code) + "|" + string(f.Component) + "|" + f.Place.File + "|" + f.Place.Address))
	print := hex.EncodeToString(sum[:8])
	p[print]++
	return map[string]string{"primaryLocationLineHash": print + ":" + strconv.Itoa(p[print])}
}
