package hcl_test

import (
	"testing"

	"entrastudio/exporters/exporttest"
	"entrastudio/exporters/hcl"

	"github.com/google/go-cmp/cmp"
	reader "github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

// failing is a test, or one try of a property.
type failing interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// bodyOf reads a text as the language does, and holds that its form is that of
// terraform fmt.
func bodyOf(t failing, text string) *hclsyntax.Body {
	t.Helper()
	if diff := cmp.Diff(string(hclwrite.Format([]byte(text))), text); diff != "" {
		t.Fatalf("terraform fmt would change it (-fmt +ours):\n%s", diff)
	}
	file, problems := hclsyntax.ParseConfig([]byte(text), "main.tf", reader.InitialPos)
	if problems.HasErrors() {
		t.Fatalf("%v\n%s", problems, text)
	}
	return file.Body.(*hclsyntax.Body)
}

// valueOf evaluates an attribute without variables: a text that refers to something
// would be an error.
func valueOf(t failing, body *hclsyntax.Body, name string) cty.Value {
	t.Helper()
	value, problems := body.Attributes[name].Expr.Value(nil)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return value
}

// read is what the language can hold of a text.
func read(text string) string { return norm.NFC.String(string([]rune(text))) }

func TestABodyHasTheFormOfTerraformFmt(t *testing.T) {
	body := &hcl.Body{}
	body.Set("count", "var.many ? 1 : 0")
	body.Set("enabled", hcl.Bool(true))
	body.Set("object", hcl.Object(
		hcl.Attribute{Name: "source", Value: hcl.Text("a")}, hcl.Attribute{Name: hcl.Text("long name"), Value: hcl.Number(2)},
		hcl.Attribute{Name: "inner", Value: hcl.Object(hcl.Attribute{Name: "x", Value: hcl.Bool(false)})},
		hcl.Attribute{Name: "y", Value: hcl.Object()},
	))
	body.Set("id", hcl.Reference("data", "thing", "id"))
	body.Set("identifiers", hcl.Texts(nil))
	resource := body.Block("resource", "thing", "one")
	resource.Comment("two\nlines")
	resource.Set("a", hcl.Texts([]string{"x", "y"}))
	resource.Comment("more")
	resource.Set("bcd", hcl.Text("${x} %{if} $$ %"))
	resource.Block("inner").Block("empty")
	body.Block("last")
	want := `count   = var.many ? 1 : 0
enabled = true
object = {
  source      = "a"
  "long name" = 2
  inner = {
    x = false
  }
  y = {}
}
id          = data.thing.id
identifiers = []

resource "thing" "one" {
  # two lines
  a = ["x", "y"]
  # more
  bcd = "$${x} %%{if} $$ %"

  inner {
    empty {
    }
  }
}

last {
}
`
	if diff := cmp.Diff(want, body.String()); diff != "" {
		t.Fatal(diff)
	}
	bodyOf(t, body.String())
}

func TestAnyTextIsReadAsItWasGiven(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(exporttest.HostileText(), rapid.StringOf(rapid.SampledFrom([]rune("$%{}\"\\\n~a")))).Draw(t, "text")
		body := &hcl.Body{}
		body.Set("text", hcl.Text(text))
		body.Set("texts", hcl.Texts([]string{text, "end"}))
		inner := body.Block("block", text)
		inner.Comment(text)
		inner.Set("object", hcl.Object(hcl.Attribute{Name: hcl.Text("k" + text), Value: hcl.Text(text)}))
		got := bodyOf(t, body.String())
		if value := valueOf(t, got, "text").AsString(); value != read(text) {
			t.Fatalf("%q is read as %q", text, value)
		}
		list := valueOf(t, got, "texts").AsValueSlice()
		if len(list) != 2 || list[0].AsString() != read(text) || list[1].AsString() != "end" {
			t.Fatalf("%q in a list is read as %v", text, list)
		}
		object := valueOf(t, got.Blocks[0].Body, "object").AsValueMap()
		if len(object) != 1 || object[read("k"+text)].AsString() != read(text) {
			t.Fatalf("%q in an object is read as %v", text, object)
		}
		if len(got.Blocks) != 1 || len(got.Blocks[0].Body.Attributes) != 1 || len(got.Blocks[0].Labels) != 1 {
			t.Fatalf("%q adds something:\n%s", text, body)
		}
	})
}

func FuzzText(f *testing.F) {
	for _, text := range exporttest.Hostile() {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		body := &hcl.Body{}
		body.Set("text", hcl.Text(text))
		got := bodyOf(t, body.String())
		if value := valueOf(t, got, "text").AsString(); value != read(text) || len(got.Attributes) != 1 {
			t.Errorf("%q is read as %q", text, value)
		}
	})
}
