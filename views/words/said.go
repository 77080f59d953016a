package words

import "sync"

// Said is a sentence of the model, which speaks English alone, in the window's
// language: a finding's title, the meaning of a claim, the purpose of a setting. A
// sentence that nobody translated stays as it is, and so do the values in it.
func Said(english string) string {
	if Language(T("words.language")) != German {
		return english
	}
	return german().say(english)
}

// SaidAll is Said for each of several sentences.
func SaidAll(english []string) []string {
	said := make([]string, len(english))
	for i, one := range english {
		said[i] = Said(one)
	}
	return said
}

// german is read when a German window says its first sentence.
var german = sync.OnceValue(func() *phrasebook { return readPhrasebook(German) })
