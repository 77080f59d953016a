package token

// Hides reports whether a text holds a token, which somebody pasted in the place
// of another value: such a text is shown nowhere.
func Hides(text string) bool {
	for _, found := range Find(text) {
		if len(found.Read().Header.Members()) > 0 {
			return true
		}
	}
	return false
}
