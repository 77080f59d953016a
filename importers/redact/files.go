package redact

import (
	"entrastudio/importers"
	"entrastudio/importers/text"
	"entrastudio/model/evidence"
)

// Files gives the same files with stand-ins for everything that tells whose
// they are. Kinds, names of files and services stay. A file that cannot be used
// is an error, of type *refusal.Error: what nobody can read, nobody can redact.
func Files(sources []importers.Source) ([]importers.Source, error) {
	picture, err := importers.Read(sources, importers.Options{})
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, source := range sources {
		decoded, err := text.Decode(source.Name, source.Data)
		if err != nil {
			return nil, err
		}
		texts[source.Name] = decoded.Data
	}
	s, err := newShroud()
	if err != nil {
		return nil, err
	}
	s.learn(picture, texts)
	redacted := make([]importers.Source, len(sources))
	for i, source := range sources {
		redacted[i] = source
		redacted[i].Data = []byte(s.text(texts[source.Name], source.Kind == evidence.KindToken))
	}
	return redacted, nil
}
