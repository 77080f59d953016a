package pattern_test

import (
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"entrastudio/model/pattern"
)

func TestAPatternAnswersAsItsExpressionDoes(t *testing.T) {
	const expression, text = `(\w)=(\d+)`, "a=1, b=22, c=x"
	p, r := pattern.New(expression), regexp.MustCompile(expression)
	for name, pair := range map[string][2]any{
		"String":                     {p.String(), r.String()},
		"MatchString":                {p.MatchString(text), r.MatchString(text)},
		"no match":                   {p.MatchString("="), r.MatchString("=")},
		"FindString":                 {p.FindString(text), r.FindString(text)},
		"FindStringIndex":            {p.FindStringIndex(text), r.FindStringIndex(text)},
		"FindStringSubmatch":         {p.FindStringSubmatch(text), r.FindStringSubmatch(text)},
		"FindStringSubmatchIndex":    {p.FindStringSubmatchIndex(text), r.FindStringSubmatchIndex(text)},
		"FindAllString":              {p.FindAllString(text, 1), r.FindAllString(text, 1)},
		"FindAllStringSubmatch":      {p.FindAllStringSubmatch(text, -1), r.FindAllStringSubmatch(text, -1)},
		"FindAllStringSubmatchIndex": {p.FindAllStringSubmatchIndex(text, -1), r.FindAllStringSubmatchIndex(text, -1)},
		"ReplaceAllString":           {p.ReplaceAllString(text, "$2"), r.ReplaceAllString(text, "$2")},
		"ReplaceAllStringFunc":       {p.ReplaceAllStringFunc(text, strings.ToUpper), r.ReplaceAllStringFunc(text, strings.ToUpper)},
	} {
		if diff := cmp.Diff(pair[1], pair[0]); diff != "" {
			t.Errorf("%s (-regexp +pattern):\n%s", name, diff)
		}
	}
}

func TestAPatternServesSeveralGoroutines(t *testing.T) {
	p := pattern.New(`^a+$`)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if !p.MatchString("aaa") {
				t.Error("the pattern does not match")
			}
		})
	}
	all.Wait()
}
