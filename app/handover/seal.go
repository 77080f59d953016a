package handover

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"filippo.io/age"
)

// seal encrypts data so that each of the recipients can open it alone. Encryption
// is never the same twice; what is inside is.
func seal(data []byte, recipients []string) ([]byte, error) {
	keys := make([]age.Recipient, len(recipients))
	for i, text := range recipients {
		key, err := recipient(text)
		if err != nil {
			return nil, fmt.Errorf("--age: recipient %d of %d: %w", i+1, len(recipients), err)
		}
		keys[i] = key
	}
	var out bytes.Buffer
	w, err := age.Encrypt(&out, keys...)
	if err != nil {
		return nil, fmt.Errorf("--age: %w", err)
	}
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// recipient reads a public key. No error repeats the text, which may be the
// private one by mistake.
func recipient(text string) (age.Recipient, error) {
	text = strings.TrimSpace(text)
	switch {
	case strings.HasPrefix(strings.ToUpper(text), "AGE-SECRET-KEY-"), strings.Contains(text, "PRIVATE KEY"):
		return nil, errors.New("this is a private key, which belongs in nobody else's hands; give the public one, that begins with age1")
	case strings.HasPrefix(text, "ssh-"):
		return nil, errors.New("an SSH key is not taken; age-keygen makes one that is, whose public part begins with age1")
	case strings.HasPrefix(text, "age1pq1"):
		key, err := age.ParseHybridRecipient(text)
		if err != nil {
			return nil, errors.New("this is no public key of age-keygen -pq")
		}
		return key, nil
	}
	key, err := age.ParseX25519Recipient(text)
	if err != nil {
		return nil, errors.New("this is no recipient; give a public key that begins with age1 (from age-keygen)")
	}
	return key, nil
}
