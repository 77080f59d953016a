package check

import (
	"fmt"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
)

// clientPair is the client ID and the secret with which a container signs in as
// an app that is not its own: Operate, Tasklist and Connectors call Zeebe so.
type clientPair struct {
	part       scene.Part
	id, secret evidence.Effective
}

// clientPairs lists the pairs of which a container is told one half at least. A
// chart fills both in by itself from what it is told of Zeebe.
func (in *inspection) clientPairs() []clientPair {
	return memo(in, "clientPairs", func() []clientPair {
		var all []clientPair
		for _, p := range in.parts() {
			if p.Tool != plan.Compose || in.Picture.Plan != nil {
				continue
			}
			for _, id := range p.Component.List() {
				secret := otherSecret(p.Component, id)
				if secret == nil {
					continue
				}
				pair := clientPair{p, p.Get(id.Key), p.Get(secret.Key)}
				if pair.id.Setting != nil || pair.secret.Setting != nil {
					all = append(all, pair)
				}
			}
		}
		return all
	})
}

// otherSecret is the setting for the secret of the app whose client ID another
// setting holds; nil where that is no client ID, or the component's own.
func otherSecret(c *catalog.Component, id *catalog.Setting) *catalog.Setting {
	owner := ownerOf(id)
	if id.Form != catalog.FormGUID || owner == "" || owner == c.Name {
		return nil
	}
	for _, fact := range c.List() {
		if fact.Form == catalog.FormSecret && ownerOf(fact) == owner {
			return fact
		}
	}
	return nil
}

// findMissingPairSecret reports a client ID without its secret: client
// credentials need both (AADSTS7000216 and 7000218).
func (in *inspection) findMissingPairSecret(r *report) {
	for _, pair := range in.clientPairs() {
		if pair.id.Setting == nil || !lacksSecret(pair.secret) || in.byCertificate(pair.part) {
			continue
		}
		f := in.of(pair.part, pair.secret.Fact.Key)
		f.Found = Side{Because: "no secret is named", Place: f.Place}
		f.Expected = Side{Value: "a reference", Because: "the client ID stands beside it", Place: pair.id.Place()}
		f.Detail = fmt.Sprintf("%s is told the %s, and not the %s. Entra refuses it when it asks for a token. Refer to the client secret value of that app.",
			in.title(pair.part.Name()), lowerFirst(pair.id.Fact.Title), lowerFirst(pair.secret.Fact.Title))
		r.add(f)
	}
}

// findMissingPairID reports a secret whose client ID is missing or empty.
func (in *inspection) findMissingPairID(r *report) {
	for _, pair := range in.clientPairs() {
		if pair.id.Value.Empty() {
			in.judgeClient(r, pair.part, pair.id.Fact.Key)
		}
	}
}
