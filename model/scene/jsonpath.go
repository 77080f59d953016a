package scene

import (
	"strconv"
	"strings"

	"entrastudio/model/token"
)

// claimPath is a claim name of the Orchestration Cluster, taken apart: the
// cluster reads it as a JSONPath expression (camunda, MappingRuleMatcher and
// OidcPrincipalLoader).
type claimPath []string

// wildcard stands for every item of a list or every member of an object.
const wildcard = "*"

// parseClaimPath takes a claim expression apart. wrapped says that this minor
// takes a bare name as one name, whatever characters it holds (8.10); before,
// a dot in it starts a new step. ok is false for an expression that the studio
// does not evaluate, such as a filter.
func parseClaimPath(expression string, wrapped bool) (path claimPath, ok bool) {
	if !strings.HasPrefix(expression, "$") {
		if wrapped {
			return claimPath{expression}, expression != ""
		}
		expression = "$." + expression
	}
	rest := expression[1:]
	for rest != "" {
		var step string
		step, rest, ok = nextStep(rest)
		if !ok {
			return nil, false
		}
		path = append(path, step)
	}
	return path, len(path) > 0
}

func nextStep(text string) (step, rest string, ok bool) {
	switch {
	case strings.HasPrefix(text, ".."):
		return "", "", false
	case strings.HasPrefix(text, "."):
		text = text[1:]
		end := strings.IndexAny(text, ".[")
		if end < 0 {
			end = len(text)
		}
		return text[:end], text[end:], end > 0 && !strings.ContainsAny(text[:end], " ()")
	case strings.HasPrefix(text, "['") || strings.HasPrefix(text, `["`):
		end := strings.Index(text[2:], text[1:2]+"]")
		if end < 0 {
			return "", "", false
		}
		return text[2 : 2+end], text[2+end+2:], true
	case strings.HasPrefix(text, "["):
		end := strings.IndexByte(text, ']')
		if end < 0 {
			return "", "", false
		}
		index := text[1:end]
		if _, err := strconv.Atoi(index); err != nil && index != wildcard {
			return "", "", false
		}
		return "[" + index, text[end+1:], true
	default:
		return "", "", false
	}
}

// read follows the path from an object's members. Several values come from a
// wildcard; list says that the answer is a list even if it holds one value.
func (p claimPath) read(root token.Value) (values []token.Value, list bool) {
	values = []token.Value{root}
	for _, step := range p {
		var next []token.Value
		for _, v := range values {
			next = append(next, follow(v, step)...)
		}
		values = next
		list = list || strings.HasSuffix(step, wildcard)
	}
	return values, list
}

func follow(v token.Value, step string) []token.Value {
	if step == wildcard || step == "["+wildcard {
		return children(v)
	}
	if index, is := strings.CutPrefix(step, "["); is {
		i, err := strconv.Atoi(index)
		if err == nil && i < 0 {
			i += len(v.Items)
		}
		if err != nil || i < 0 || i >= len(v.Items) {
			return nil
		}
		return v.Items[i : i+1]
	}
	// The last of several members of one name is what Java's readers keep.
	for i := len(v.Members) - 1; i >= 0; i-- {
		if v.Members[i].Name == step {
			return []token.Value{v.Members[i].Value}
		}
	}
	return nil
}

func children(v token.Value) []token.Value {
	if v.Kind == token.ValueArray {
		return v.Items
	}
	all := make([]token.Value, 0, len(v.Members))
	for _, m := range v.Members {
		all = append(all, m.Value)
	}
	return all
}
