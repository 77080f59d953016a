package redact

import (
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/pattern"
)

// vocabulary holds words that tell nobody's secret: those of Camunda, Entra and
// the trade. A file would not work without them.
type vocabulary map[string]bool

var wordParts = pattern.New(`[A-Z]?[a-z]+|[A-Z]+`)

// commonWords gathers the words of the catalogue, of every minor, and those
// that hosts and names are commonly made of.
func commonWords() (vocabulary, error) {
	v := vocabulary{}
	for _, minor := range catalog.Minors() {
		c, err := catalog.Of(minor)
		if err != nil {
			return nil, err
		}
		for _, s := range c.Settings() {
			v.add(s.Helm, s.Key, s.Property)
			for _, name := range s.Spellings() {
				v.add(name)
			}
		}
		for i := range c.Components {
			v.add(string(c.Components[i].Name), c.Components[i].Title)
			for _, service := range c.Components[i].Services {
				v.add(service.Name, service.Image)
				v.add(service.Also...)
			}
		}
		for _, api := range c.Identity.APIs {
			v.add(api.Audience, api.Title, api.Preset)
			v.add(api.Permissions...)
		}
		for _, role := range c.Identity.Roles {
			v.add(role.Name, role.Renamed)
		}
		if c.Cluster == nil {
			continue
		}
		for _, role := range c.Cluster.Roles {
			v.add(role.Name)
		}
	}
	v.add(tradeWords)
	return v, nil
}

// tradeWords are words of the trade that no catalogue lists.
const tradeWords = `www ui qa db ws id eu us in on of a b c api app apps application applications auth login sso idp iam prod production test testing dev development
stage staging int integration qa demo internal external intern local localhost cloud cluster svc service services default namespace k8s kubernetes
gateway grpc http https rest web ui public private backend frontend proxy ingress nginx traefik node pod db database data postgres postgresql
elastic elasticsearch opensearch keycloak mail smtp imap core bundle entra azure microsoft office graph tenant client clients
admin admins administrator administrators user users group groups role roles developer developers owner owners member members team all
service principal principals secret secrets credentials credential name names true false null none yes no equals contains
registration registrations self managed platform modeler console optimize operate tasklist zeebe identity orchestration connectors hub docs com org net io`

func (v vocabulary) add(texts ...string) {
	for _, text := range texts {
		for _, word := range wordParts.FindAllString(text, -1) {
			v[strings.ToLower(word)] = true
		}
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !alphanumeric(r) }) {
			v[strings.ToLower(word)] = true
		}
	}
}

// has reports a word that stays wherever it stands: a known one, or one of a
// letter or two, which would be found in everything.
func (v vocabulary) has(word string) bool {
	const shortest = 3
	return len(word) < shortest || v.knows(word)
}

// knows reports a known word, or a number such as a port; a longer number may
// be somebody's.
func (v vocabulary) knows(word string) bool {
	const longestNumber = 5
	word = strings.ToLower(word)
	number := len(word) <= longestNumber && strings.Trim(word, "0123456789") == ""
	return v[word] || number || strings.HasPrefix(word, markStart)
}
