package diagram_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"entrastudio/exporters/diagram"
	"entrastudio/exporters/exporttest"
	"entrastudio/model/catalog"
	"entrastudio/model/plan"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write the golden files anew")

// draw gives the SVG and the Mermaid text of a plan.
func draw(t interface {
	Helper()
	Fatal(...any)
}, c *catalog.Catalog, p *plan.Plan,
) (svg, mermaid []byte) {
	t.Helper()
	files, _, err := diagram.Files(c, p)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		switch f.Path {
		case diagram.SVGPath:
			svg = f.Data
		case diagram.MermaidPath:
			mermaid = f.Data
		}
	}
	return svg, mermaid
}

func TestExamplesAreDrawnAsTheyWere(t *testing.T) {
	examples, err := exporttest.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range examples {
		svg, mermaid := draw(t, e.Catalog, e.Plan)
		for name, data := range map[string][]byte{e.Name + ".svg": svg, e.Name + ".mmd": mermaid} {
			path := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(path, data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), string(data)); diff != "" {
				t.Errorf("%s (-update writes it anew):\n%s", name, diff)
			}
		}
	}
}

// element is what the tests look at in a picture.
type element struct {
	name string
	text string
}

// parse reads a picture as XML; every text is collected by its element.
func parse(data []byte) ([]element, error) {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	var all, open []element
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, element{name: token.Name.Local})
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].text += string(token)
			}
		case xml.EndElement:
			all, open = append(all, open[len(open)-1]), open[:len(open)-1]
		}
	}
}

// known are all elements that a picture may hold: no script, no link, no image.
var known = regexp.MustCompile(`^(svg|title|desc|rect|g|path|circle|text)$`)

func TestAPictureOfAnyPlanIsPlainXML(t *testing.T) {
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		p := exporttest.Everything(c)
		p.Name = exporttest.HostileText().Draw(t, "name")
		i := rapid.IntRange(0, len(p.Registrations)-1).Draw(t, "registration")
		p.Registrations[i].ClientID = exporttest.HostileText().Draw(t, "clientId")
		p.Component(catalog.Optimize).URL = exporttest.HostileText().Draw(t, "url")
		svg, mermaid := draw(t, c, p)
		elements, err := parse(svg)
		if err != nil {
			t.Fatalf("no XML: %v", err)
		}
		for _, e := range elements {
			if !known.MatchString(e.name) {
				t.Fatalf("the picture holds <%s>", e.name)
			}
		}
		checkFlowchart(t, mermaid)
	})
}

// flowLines are the forms that a line of a flowchart may have.
var flowLines = regexp.MustCompile(`^(flowchart LR|  acc(Title|Descr): [^"<>;{}#]*|  subgraph column[0-3]\["[^"<>]*"\]|` +
	`    node\d+\["[^"<>\x60]*<br/>[^"<>\x60]*"\]|  end|  node\d+ (-->|--x|-\.->)\|"[^"<>\x60]*"\| node\d+|  linkStyle \d+ stroke:#[0-9a-f]{6})$`)

func checkFlowchart(t *rapid.T, mermaid []byte) {
	lines := strings.Split(strings.TrimSuffix(string(mermaid), "\n"), "\n")
	for _, line := range lines[1:] {
		if !flowLines.MatchString(line) {
			t.Fatalf("a text has left its quotation marks: %q", line)
		}
	}
}

func TestEveryStateIsSaidInWords(t *testing.T) {
	c, err := catalog.Of(catalog.V88)
	if err != nil {
		t.Fatal(err)
	}
	p := exporttest.Everything(c)
	p.Component(catalog.Optimize).Settings = map[string]catalog.Value{"clientId": catalog.TextOf("another-app")}
	svg, mermaid := draw(t, c, p)
	elements, err := parse(svg)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, e := range elements {
		texts[e.name] += e.text + "\n"
	}
	for _, want := range []string{"equal at both ends (", "the ends differ (", "one end is not known from the plan ("} {
		if !strings.Contains(texts["text"], want) {
			t.Errorf("no text of the picture says %q", want)
		}
	}
	if want := "the client ID differs, " + p.RegistrationOf(catalog.Optimize).ClientID + " on the left and another-app on the right"; !strings.Contains(texts["desc"], want) {
		t.Errorf("the description does not say %q:\n%s", want, texts["desc"])
	}
	if want := "client ID differs: " + p.RegistrationOf(catalog.Optimize).ClientID + " / another-app"; !strings.Contains(string(mermaid), want) {
		t.Errorf("the flowchart does not say %q", want)
	}
}
