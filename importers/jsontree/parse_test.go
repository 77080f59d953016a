package jsontree_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"entrastudio/importers/jsontree"
	"entrastudio/model/refusal"
)

// places lists every value with its place.
func places(node *jsontree.Node, path string) []string {
	all := []string{fmt.Sprintf("%s=%s %d:%d", path, node.Text, node.Line, node.Column)}
	for i, item := range node.Items {
		all = append(all, places(item, fmt.Sprintf("%s[%d]", path, i))...)
	}
	for _, member := range node.Members {
		all = append(all, places(member.Value, path+"."+member.Name)...)
	}
	return all
}

func TestEveryValueKnowsItsPlace(t *testing.T) {
	const text = "{ \"a\" : [ 1 ,true,\n  \"\u00fc\\\"x\", null ],\n\"b\":{\"c\":-1.5e3}}"
	all, err := jsontree.ParseAll("f", text)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(places(all[0], ""), "; ")
	want := `= 1:1; .a= 1:9; .a[0]=1 1:11; .a[1]=true 1:14; .a[2]=` + "\u00fc" + `"x 2:3; .a[3]= 2:11; .b= 3:5; .b.c=-1.5e3 3:10`
	if got != want {
		t.Fatalf("got  %s\nwant %s", got, want)
	}
}

func TestWhatIsNoJSONIsRefusedWhereItGoesWrong(t *testing.T) {
	for text, want := range map[string]string{
		"[1,\n 2":               "f:2:3: the json text breaks off",
		"{\"a\":1,\n \"b\":\n}": "f:3:1: not readable as json",
		"[1 2]":                 "f:1:4: not readable as json",
		"[{]":                   "f:1:3: not readable as json",
		"{a:1}":                 "f:1:2: not readable as json",
		"[1,]":                  "f:1:4: not readable as json",
	} {
		_, err := jsontree.ParseAll("f", text)
		var refused *refusal.Error
		if !errors.As(err, &refused) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

func TestLimitsHold(t *testing.T) {
	for name, text := range map[string]string{
		"arrays":  strings.Repeat("[", 100_000),
		"objects": strings.Repeat(`{"a":`, 100_000),
		"values":  "[" + strings.Repeat("0,", jsontree.MaxValues) + "0]",
	} {
		if _, err := jsontree.ParseAll("f", text); err == nil {
			t.Errorf("%s: read without an error", name)
		}
	}
}

func FuzzParseAll(f *testing.F) {
	f.Add(`{"a":[1,"b",null,true]}`)
	f.Add("[1]\n[2]")
	f.Add(`{"a"`)
	f.Fuzz(func(t *testing.T, text string) {
		_, err := jsontree.ParseAll("f", text)
		var refused *refusal.Error
		if err != nil && (!errors.As(err, &refused) || strings.Contains(err.Error(), "\n")) {
			t.Fatalf("%q", err)
		}
	})
}
