package bundle

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"entrastudio/exporters"
)

// SumsPath is the file that "sha256sum -c" checks.
const SumsPath = "SHA256SUMS"

// Sums lists the checksums of files in their order, in the form of sha256sum.
func Sums(files []exporters.File) exporters.File {
	var b strings.Builder
	for _, f := range files {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(f.Data), f.Path)
	}
	sums := Listed()[1]
	sums.Data = []byte(b.String())
	return sums
}

// ParseSums reads checksums by path. A line that is none is left out: what it
// would speak of counts as not listed then.
func ParseSums(data []byte) map[string][sha256.Size]byte {
	sums := map[string][sha256.Size]byte{}
	for line := range strings.Lines(string(data)) {
		text, path, found := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		var sum [sha256.Size]byte
		if n, err := hex.Decode(sum[:], []byte(text[:min(len(text), 2*sha256.Size)])); found && err == nil && n == sha256.Size && len(text) == 2*sha256.Size {
			sums[path] = sum
		}
	}
	return sums
}
