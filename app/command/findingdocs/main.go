// Findingdocs writes docs/findings, one page a code, from the declarations of
// model/check. With -check it writes nothing and fails where a page is stale.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"entrastudio/app/report"
	"entrastudio/model/check"
)

func main() {
	folder := flag.String("o", "docs/findings", "the folder of the pages")
	only := flag.Bool("check", false, "fail where a page is stale, and write nothing")
	flag.Parse()
	if err := run(*folder, *only); err != nil {
		fmt.Fprintln(os.Stderr, "findingdocs:", err)
		os.Exit(1)
	}
}

func run(folder string, only bool) error {
	pages := pages()
	if !only {
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return err
		}
	}
	present, err := filepath.Glob(filepath.Join(folder, "*.md"))
	if err != nil {
		return err
	}
	for _, path := range present {
		if _, wanted := pages[filepath.Base(path)]; wanted {
			continue
		}
		if only {
			return fmt.Errorf("%s belongs to no code; run make docs", path)
		}
		if err := os.Remove(path); err != nil {
			return err
		}
	}
	for name, text := range pages {
		if err := settle(filepath.Join(folder, name), text, only); err != nil {
			return err
		}
	}
	return nil
}

// pages holds every file of the folder by its name.
func pages() map[string][]byte {
	all := check.Declarations()
	pages := map[string][]byte{"README.md": []byte(report.Index(all))}
	for _, d := range all {
		pages[report.PageName(d.Code)] = []byte(report.Page(d))
	}
	return pages
}

func settle(path string, text []byte, only bool) error {
	have, err := os.ReadFile(path)
	if err == nil && bytes.Equal(have, text) {
		return nil
	}
	if only {
		return fmt.Errorf("%s is stale; run make docs", path)
	}
	return os.WriteFile(path, text, 0o644)
}
