package plan

import "entrastudio/model/catalog"

// AudienceOf is the audience that a component expects in a token and that
// Management Identity's permissions must carry: what its audience setting says,
// else the client ID of its app registration. It is empty where the plan does
// not say.
func (p *Plan) AudienceOf(c *catalog.Catalog, name catalog.Name) string {
	if s := p.audienceSetting(c, name); s != nil {
		return p.Effective(c, s).Value.String()
	}
	value, _ := p.deriveRegistration(name, "clientId")
	return value.Text
}

// audienceSetting finds the setting that says a component's audience: its own,
// or for an API without settings that of the component which serves it.
func (p *Plan) audienceSetting(c *catalog.Catalog, name catalog.Name) *catalog.Setting {
	var repeated *catalog.Setting
	for _, s := range c.Settings() {
		if s.Form != catalog.FormAudience || !p.Deployment.With.Reads(s) {
			continue
		}
		src := sourceOf(s)
		switch {
		case src.kind != fromRegistration || src.what != "clientId":
		case src.of == "" && s.Component == name:
			return s
		case src.of == name && repeated == nil:
			repeated = s
		}
	}
	if fact := c.Component(name); fact != nil && len(fact.Settings) > 0 {
		return nil
	}
	return repeated
}
