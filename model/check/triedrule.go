package check

import (
	"fmt"
	"slices"
	"strings"

	"entrastudio/model/catalog"
	"entrastudio/model/evidence"
	"entrastudio/model/plan"
	"entrastudio/model/scene"
	"entrastudio/model/token"
)

// access is what one token may do in the component that it is for.
type access struct {
	judged judged
	part   scene.Part
	access scene.Access
}

// accesses are worked out once: trying thousands of rules takes its time.
func (in *inspection) accesses() []access {
	return memo(in, "accesses", func() []access {
		var all []access
		for _, j := range in.tokens() {
			if kind, _ := j.token.Kind(); !j.whole() || kind == token.KindGraph || len(j.parts) == 0 {
				continue
			}
			p := j.parts[0]
			all = append(all, access{j, p, p.Access(j.token)})
		}
		return all
	})
}

// eachMiss visits every rule that missed a token for one reason.
func (in *inspection) eachMiss(miss scene.Miss, visit func(access, *scene.Trial)) {
	for _, a := range in.accesses() {
		for i := range a.access.Trials {
			if trial := &a.access.Trials[i]; trial.Miss == miss {
				visit(a, trial)
			}
		}
	}
}

// findCaseDiffers is only a warning: the rule may be meant for somebody else.
func findCaseDiffers(in *inspection, r *report) {
	in.eachMiss(scene.OnlyCase, func(a access, trial *scene.Trial) {
		has := sameButCase(a.judged.token, trial.Rule, in.claimOf(trial.Rule))
		f := onRule(trial.Rule, trial.Rule.Value, "the rule "+trial.Rule.Name+" says so")
		f.Detail = fmt.Sprintf("The rule %s wants %s = %s, and the token holds %s. Values are compared letter by letter, so it does not match. Write the value as the token has it.", trial.Rule.Name, trial.Rule.Claim, trial.Rule.Value, has)
		f.Expected = Side{Value: has, Because: "the token holds it so", Place: a.judged.place}
		f.Fix.Edit = in.ruleEdit(trial.Rule, "Write the value as the token has it", "value", catalog.TextOf(has))
		r.add(f)
	})
}

// sameButCase is the token's text that equals a rule's value but for case.
func sameButCase(t *token.Token, rule *evidence.Rule, claim string) string {
	value, _ := t.Payload.Member(claim)
	texts, ok := value.Strings()
	if !ok {
		texts = []string{value.Text}
	}
	for _, text := range texts {
		if strings.EqualFold(text, rule.Value) {
			return text
		}
	}
	return "it in another letter case"
}

// findNonString is about the cluster's rules: Management Identity's matching is not
// public.
func findNonString(in *inspection, r *report) {
	in.eachMiss(scene.NotText, func(a access, trial *scene.Trial) {
		if trial.Rule.Target != plan.ForCluster {
			return
		}
		f := onRule(trial.Rule, trial.Rule.Claim, trial.Why())
		f.Detail = fmt.Sprintf("The rule %s never matches: %s. The cluster compares texts only. Use a claim that holds texts, such as roles with an app role.", trial.Rule.Name, trial.Why())
		f.Expected = Side{Value: "a text or a list of texts", Because: "the cluster compares texts", Place: a.judged.place}
		r.add(f)
	})
}

// findNoMatch speaks only where the evidence holds rules or members at all; others
// may live in Camunda's own pages.
func findNoMatch(in *inspection, r *report) {
	for _, a := range in.accesses() {
		app, _ := a.judged.token.AppOnly()
		machine := app && a.part.Component.Permissions == catalog.AskIdentity
		byCluster := a.part.Component.Permissions == catalog.AskOrchestration
		if !a.access.Declared || len(a.access.Roles) > 0 || machine || byCluster && in.grantsElsewhere() {
			continue
		}
		f := Finding{Component: a.part.Name(), Place: a.judged.place}
		f.Detail = in.missed(a)
		f.Expected = Side{Value: "a role for " + a.part.Component.Title, Because: "without one the component lets nobody in"}
		f.Found = Side{Value: who(a), Because: "no rule or member list names it", Place: a.judged.place}
		r.add(f)
	}
}

// grantsElsewhere reports that the cluster is given roles, groups or
// authorizations of its own, which can let somebody in whom no default role or
// mapping rule names (Camunda docs, identity as code).
func (in *inspection) grantsElsewhere() bool {
	if in.Catalog.Cluster == nil {
		return false
	}
	for _, what := range []string{"roles", "groups", "authorizations"} {
		block := beside(in.Catalog.Cluster.Rules.Helm, what)
		property := beside(in.Catalog.Cluster.Rules.Property, what)
		if slices.ContainsFunc(in.Picture.Keys, func(k evidence.Key) bool { return within(k.Path, block) && !falsy(k) && !in.emptyList(block) }) ||
			slices.ContainsFunc(in.Picture.Properties, func(p evidence.Property) bool { return within(p.Name, property) }) ||
			slices.ContainsFunc(in.Picture.Variables, func(v evidence.Variable) bool {
				return slices.ContainsFunc(catalog.PropertyVariables(property), func(name string) bool { return strings.HasPrefix(v.Name, name+"_") })
			}) {
			return true
		}
	}
	return false
}

// beside is a path with another last key.
func beside(path, key string) string { return path[:strings.LastIndexByte(path, '.')+1] + key }

// within reports a path that is another one or lies below it.
func within(path, block string) bool {
	rest, below := strings.CutPrefix(path, block)
	return below && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

func who(a access) string {
	principal := a.access.Principal
	switch {
	case principal.User != "":
		return "the user " + principal.User
	case principal.Client != "":
		return "the client " + principal.Client
	default:
		return "this token"
	}
}

// mostTrials is how many rules a finding spells out.
const mostTrials = 100

// missed lists every rule with the first condition that failed.
func (in *inspection) missed(a access) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Nothing gives %s a role for %s.", who(a), a.part.Component.Title)
	if why := a.access.Principal.Why; why != "" {
		b.WriteString(" " + sentence(why))
	}
	for i := range a.access.Trials {
		trial := &a.access.Trials[i]
		if i == mostTrials {
			fmt.Fprintf(&b, " %d further rules do not match either.", len(a.access.Trials)-i)
			break
		}
		why := trial.Why()
		if trial.Matched {
			why = "it matches, but no role has it as a member"
		}
		fmt.Fprintf(&b, " Rule %s: %s.", trial.Rule.Name, why)
	}
	for _, m := range in.Picture.Members {
		if a.part.Component.Permissions == catalog.AskOrchestration && len(m.Names) > 0 && m.Of != "mappingRules" {
			fmt.Fprintf(&b, " The %s of the role %s are %s.", m.Of, m.Role, shorten(strings.Join(m.Names, ", ")))
		}
	}
	b.WriteString(" Add a mapping rule or a member that fits the token.")
	return b.String()
}
