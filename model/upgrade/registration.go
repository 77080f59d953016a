package upgrade

import (
	"slices"
	"strconv"

	"entrastudio/model/catalog"
	"entrastudio/model/plan"
)

// registrations says which app registrations go on, which are new and which are
// no longer used, and what changes on those that stay.
func (s *step) registrations() {
	s.missing()
	s.reused()
	for _, r := range s.unused() {
		s.retire(r)
	}
	for i := range s.plan.Registrations {
		s.platform(&s.plan.Registrations[i])
		s.redirects(&s.plan.Registrations[i])
		s.optionalClaims(&s.plan.Registrations[i])
	}
}

// missing adds a registration for a new component that took none over. Its
// client ID is left empty: only Entra ID gives one.
func (s *step) missing() {
	for i := range s.plan.Components {
		component := &s.plan.Components[i]
		fact := s.to.Component(component.Name)
		// One that was there before without a registration is a deliberate gap, or
		// a fault that a check finds.
		isNew := s.old.Component(component.Name) == nil
		if !isNew || !component.Enabled || component.Registration != "" || fact == nil || fact.Registration.Name == "" {
			continue
		}
		if owner := s.plan.Component(fact.Registration.SharedWith); owner != nil && owner.Registration != "" {
			component.Registration = owner.Registration
			continue
		}
		made := plan.Registration{Name: fact.Registration.Name, Platform: fact.Registration.Platform}
		for s.plan.Registration(made.Name) != nil {
			made.Name += " (" + string(component.Name) + ")"
		}
		s.plan.Registrations = append(s.plan.Registrations, made)
		component.Registration = made.Name
		must := "Register " + strconv.Quote(made.Name) + " in the tenant, for the platform " + string(made.Platform) + ", and put its client ID into the plan."
		if fact.Registration.Secret {
			must = "Register " + strconv.Quote(made.Name) + " in the tenant, with a client secret, and put its client ID and the place of the secret into the plan."
		}
		s.tell(Change{
			Kind: OfRegistration, Component: component.Name, Title: fact.Title + " needs an app registration",
			Where: "registrations/" + strconv.Itoa(len(s.plan.Registrations)-1), New: made.Name,
			Reason: "Nothing in the plan had one that it could take over.", Must: must, In: InEntra,
		}, s.general())
	}
}

// reused says which registration a new component takes over.
func (s *step) reused() {
	for i := range s.facts.Moves {
		m := &s.facts.Moves[i]
		component := s.plan.Component(m.Into)
		if component == nil || s.old.Component(m.Into) != nil || component.Registration == "" {
			continue
		}
		r := s.old.Registration(component.Registration)
		if r == nil || !component.Enabled {
			continue
		}
		s.tell(Change{
			Kind: OfRegistration, Component: m.Into, Title: "The app registration " + strconv.Quote(r.Name) + " goes on for " + s.title(m.Into),
			Where: "components/" + string(m.Into) + "/registration", Old: s.usersOf(s.old, r.Name), New: string(m.Into),
			Reason: "Its client ID, its client secret where it has one, and the consent that was given stay as they are. Its display name may stay too: nothing depends on it.",
		}, s.general())
	}
}

func (s *step) usersOf(p *plan.Plan, registration string) string {
	text := ""
	for i := range p.Components {
		if p.Components[i].Registration == registration {
			if text != "" {
				text += ", "
			}
			text += string(p.Components[i].Name)
		}
	}
	return text
}

// unused lists the registrations that a component used and none uses now.
func (s *step) unused() []plan.Registration {
	var unused []plan.Registration
	for _, r := range s.plan.Registrations {
		if s.usersOf(s.old, r.Name) != "" && s.usersOf(s.plan, r.Name) == "" {
			unused = append(unused, r)
		}
	}
	return unused
}

// retire takes a registration out of the plan. Programs may still ask for tokens
// for it, so it is said what becomes of them.
func (s *step) retire(r plan.Registration) {
	users := s.usersOf(s.old, r.Name)
	s.plan.Registrations = slices.DeleteFunc(s.plan.Registrations, func(other plan.Registration) bool { return other.Name == r.Name })
	if len(s.plan.Registrations) == 0 {
		s.plan.Registrations = nil
	}
	s.tell(Change{
		Kind: OfRegistration, Title: "The app registration " + strconv.Quote(r.Name) + " is no longer used",
		Where: "registrations", Old: named(r), Component: s.successor(r.Name),
		Reason: "Camunda " + string(s.to.Minor) + " signs nobody in with it: it belonged to " + users + ".",
		Must:   "Keep it while the way back to " + string(s.from.Minor) + " must stay open or a program asks for tokens for it; delete it then.",
		In:     InEntra, Urgency: Recommended,
	}, s.general())
	s.clients(r)
}

// clients says what programs change that asked for tokens for a registration
// that ends.
func (s *step) clients(r plan.Registration) {
	into := s.successor(r.Name)
	heir := s.plan.RegistrationOf(into)
	if s.facts.Clients == nil || r.ClientID == "" || heir == nil || heir.ClientID == "" {
		return
	}
	s.tell(Change{
		Kind: OfRegistration, Component: into, Title: "Programs that ask for a token for " + strconv.Quote(r.Name) + " ask for another one",
		Where: "registrations", Old: r.ClientID + "/.default", New: heir.ClientID + "/.default", In: InClients,
		Must: "Change scope and audience of job workers and scripts. To accept the old tokens for a while, list " + r.ClientID + " under " + s.facts.Clients.Setting + ".",
	}, s.facts.Clients.Advice)
}

// successor is the component in whose favour a registration ends.
func (s *step) successor(registration string) catalog.Name {
	for i := range s.old.Components {
		if c := &s.old.Components[i]; c.Registration == registration {
			return s.moved[c.Name]
		}
	}
	return ""
}

func named(r plan.Registration) string {
	if r.ClientID == "" {
		return r.Name
	}
	return r.Name + " (" + r.ClientID + ")"
}

// platform changes a registration's platform where all that use it need another.
func (s *step) platform(r *plan.Registration) {
	needed := catalog.Platform("")
	for i := range s.plan.Components {
		c := &s.plan.Components[i]
		fact := s.to.Component(c.Name)
		if c.Registration != r.Name || !c.Enabled || fact == nil || fact.Registration.SharedWith != "" && fact.Redirect.Path == "" {
			continue
		}
		if needed != "" && needed != fact.Registration.Platform {
			return
		}
		needed = fact.Registration.Platform
	}
	before := s.old.Registration(r.Name)
	if before == nil || needed == "" || r.Platform == "" || r.Platform == needed || s.wasNeeded(r) == needed {
		return
	}
	s.tell(Change{
		Kind: OfRegistration, Component: s.firstUser(r.Name), Title: "The platform of " + strconv.Quote(r.Name),
		Where: s.registrationPath(r.Name) + "/platform", Old: string(r.Platform), New: string(needed),
		Reason: "Who uses it now signs people in as this kind of client.",
		Must:   "Add the platform under Authentication, with the redirect URI.", In: InEntra,
	}, s.general())
	r.Platform = needed
}

// wasNeeded is the platform that the older minor asked for: a deliberate
// difference from it is left alone.
func (s *step) wasNeeded(r *plan.Registration) catalog.Platform {
	for i := range s.old.Components {
		c := &s.old.Components[i]
		if fact := s.from.Component(c.Name); c.Registration == r.Name && fact != nil {
			return fact.Registration.Platform
		}
	}
	return ""
}

func (s *step) firstUser(registration string) catalog.Name {
	for i := range s.plan.Components {
		if s.plan.Components[i].Registration == registration {
			return s.plan.Components[i].Name
		}
	}
	return ""
}

func (s *step) registrationPath(name string) string {
	return "registrations/" + strconv.Itoa(slices.IndexFunc(s.plan.Registrations, func(r plan.Registration) bool { return r.Name == name }))
}
