package shell

import (
	"errors"
	"fmt"
	"strings"

	"entrastudio/exporters"
	"entrastudio/exporters/variables"
	"entrastudio/model/catalog"
	"entrastudio/model/pattern"
	"entrastudio/model/plan"

	"al.essio.dev/pkg/shellescape"
)

// reader names the program that a refusal is about.
const reader = "a shell"

// Folder is where the scripts stand in an export.
const Folder = "shell"

// Files writes one script for each container of the components that are on, in
// the order of the files' names. A value that a shell cannot carry gives an
// *exporters.Refusal and no file.
func Files(c *catalog.Catalog, p *plan.Plan) ([]exporters.File, []exporters.Note, error) {
	form := variables.Form{
		Reader: reader, Folder: Folder, Extension: ".sh",
		Write: func(path string, container *variables.Container) ([]byte, []exporters.Note, error) {
			s := script{path: path, container: container, namespace: p.Deployment.Namespace}
			return s.write()
		},
	}
	files, notes, err := form.Files(c, p)
	if err != nil {
		return nil, nil, err
	}
	return files, append(notes, variables.WithoutContainers(c, p, Folder)...), nil
}

// script is the script of one container in the making.
type script struct {
	path      string
	container *variables.Container
	// namespace is where the plan's Kubernetes Secrets are.
	namespace string
	text      strings.Builder
	notes     []exporters.Note
}

// write reads what comes from elsewhere first: then a missing secret leaves
// nothing half said, and no variable of this script hides the one that is read.
func (s *script) write() ([]byte, []exporters.Note, error) {
	s.head()
	var filled, plain []*variables.Variable
	for i := range s.container.Variables {
		v := &s.container.Variables[i]
		switch _, isPlain := v.Plain(); {
		case !exported.MatchString(v.Name):
			s.notes = append(s.notes, v.LeftOut(s.path, "A shell exports no variable of this name"))
		case isPlain:
			plain = append(plain, v)
		default:
			filled = append(filled, v)
		}
	}
	filled, err := inOrder(filled)
	if err != nil {
		return nil, nil, err
	}
	for _, v := range filled {
		s.filled(v)
	}
	if len(filled) > 0 {
		s.text.WriteByte('\n')
	}
	for _, v := range plain {
		value, _ := v.Plain()
		fmt.Fprintf(&s.text, "export %s=%s\n", v.Name, shellescape.Quote(value))
	}
	return []byte(s.text.String()), s.notes, nil
}

func (s *script) head() {
	fmt.Fprintf(&s.text, "# A POSIX shell reads this file, for the program of the container %s:\n", s.container.Display())
	fmt.Fprintf(&s.text, "#   . %s\n", s.path)
	s.text.WriteString("# It exports variables and does nothing else. The values are quoted for a shell: docker compose would read\n" +
		"# some of them otherwise.\n")
	if sources := s.container.Sources(); len(sources) > 0 {
		s.text.WriteString("# No secret is in it; they are taken from " + strings.Join(sources, ", ") + ".\n")
	}
	s.text.WriteByte('\n')
}

// filled writes a variable whose value the shell finds elsewhere.
func (s *script) filled(v *variables.Variable) {
	if v.Secret != nil {
		s.secret(v)
		return
	}
	pieces, ok := v.Pieces()
	if !ok {
		s.notes = append(s.notes, v.LeftOut(s.path, "The kept value refers to variables in a way that is docker compose's alone"))
		return
	}
	fmt.Fprintf(&s.text, "export %s=", v.Name)
	for _, piece := range pieces {
		if piece.Name != "" {
			fmt.Fprintf(&s.text, `"${%s?is not set}"`, piece.Name)
		} else {
			s.text.WriteString(shellescape.Quote(piece.Text))
		}
	}
	s.text.WriteByte('\n')
}

// exported matches the names that a shell can export (POSIX, XBD 3.216 Name).
var exported = pattern.New(`^[A-Za-z_][A-Za-z0-9_]*$`)

// inOrder puts a variable that overwrites another one's source behind that one.
func inOrder(filled []*variables.Variable) ([]*variables.Variable, error) {
	ordered := make([]*variables.Variable, 0, len(filled))
	for len(filled) > 0 {
		free := -1
		for i, v := range filled {
			if !stillRead(filled, v) {
				free = i
				break
			}
		}
		if free < 0 {
			return nil, filled[0].Refuse(reader, errors.New("its secret is in a variable that holds another secret afterwards; name the plan's variables otherwise"))
		}
		ordered = append(ordered, filled[free])
		filled = append(filled[:free:free], filled[free+1:]...)
	}
	return ordered, nil
}

// stillRead reports whether another variable is yet to be read from one of this
// name.
func stillRead(filled []*variables.Variable, v *variables.Variable) bool {
	for _, other := range filled {
		if other != v && other.Source() == v.Name && v.Source() != v.Name {
			return true
		}
	}
	return false
}
