package signin

import "testing"

// FuzzAccountOf reads anything as a token: what cannot be read is nobody.
func FuzzAccountOf(f *testing.F) {
	for _, seed := range []string{
		"", "a.b.c", "e30.e30.", "eyJhbGciOiJSUzI1NiJ9.eyJ1cG4iOiJhZGEiLCJzY3AiOiJhIGIiLCJleHAiOjE4MDAwMDAwMDB9.eA",
		"eyJhbGciOiJSUzI1NiJ9.eyJyb2xlcyI6WyJhIiwxXSwiZXhwIjoiOTllOTkifQ.eA", "EwAopaque",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		account := accountOf(text)
		for i := 1; i < len(account.Rights); i++ {
			if account.Rights[i-1] > account.Rights[i] {
				t.Errorf("the rights are not sorted: %q", account.Rights)
			}
		}
	})
}
