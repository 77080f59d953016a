package evidence

// Unread is a part of an input that its reader could not understand and passed
// over, such as a template inside an extra file.
type Unread struct {
	Place Place
	// Why says what it is and why it was passed over, in one sentence.
	Why string
}
