package runbook

// checkBundle is the step that sees whether the bundle arrived as it was made.
func (b *book) checkBundle() (step, bool) {
	return step{
		title:    "Check that the bundle is whole",
		text:     []string{"Nothing is changed yet. " + file("SHA256SUMS") + " holds a checksum of every file."},
		commands: []string{"sha256sum -c SHA256SUMS"},
		screen:   []string{"One line a file, each ending in `OK`."},
		verify:   act{text: "No line says `FAILED`. Otherwise ask for the bundle again and run nothing of it."},
		done:     "every file says `OK`",
	}, b.has("SHA256SUMS")
}
