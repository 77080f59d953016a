package hcl

import (
	"strings"
	"unicode/utf8"
)

// Body is what stands in a file or between a block's braces, in its order.
type Body struct{ items []item }

// item is one part of a body: an attribute, a comment or a block.
type item struct {
	// head is an attribute's name, a comment with its sign, or a block's kind with
	// its labels.
	head  string
	value Expression
	block *Body
}

// Set adds an attribute, whose name must be an identifier of the language.
func (b *Body) Set(name string, value Expression) {
	b.items = append(b.items, item{head: name, value: value})
}

// Comment adds a line for people. A line break would end it, so it becomes a blank.
func (b *Body) Comment(text string) {
	b.items = append(b.items, item{head: "# " + strings.Join(strings.Fields(text), " ")})
}

// Block adds a block, after an empty line where something stands above it. Its kind
// must be an identifier of the language; its labels may be any text.
func (b *Body) Block(kind string, labels ...string) *Body {
	for _, label := range labels {
		kind += " " + string(Text(label))
	}
	inner := &Body{}
	b.items = append(b.items, item{head: kind, block: inner})
	return inner
}

// String is the body as text; each line ends in a line break.
func (b *Body) String() string {
	var out strings.Builder
	b.write(&out, "")
	return out.String()
}

func (b *Body) write(out *strings.Builder, indent string) {
	widths := widthsOf(b.items)
	for i, it := range b.items {
		switch {
		case it.block != nil:
			if i > 0 {
				out.WriteString("\n")
			}
			out.WriteString(indent + it.head + " {\n")
			it.block.write(out, indent+"  ")
			out.WriteString(indent + "}\n")
		case it.value == "":
			out.WriteString(indent + it.head + "\n")
		default:
			value := strings.ReplaceAll(string(it.value), "\n", "\n"+indent)
			out.WriteString(indent + padded(it.head, widths[i]) + " = " + value + "\n")
		}
	}
}

// widthsOf are the columns before each equals sign: one for attributes that follow
// each other on a line each.
func widthsOf(items []item) []int {
	widths := make([]int, len(items))
	for i := 0; i < len(items); {
		end, widest := i, 0
		for ; end < len(items) && items[end].isLine(); end++ {
			widest = max(widest, utf8.RuneCountInString(items[end].head))
		}
		for ; i < end; i++ {
			widths[i] = widest
		}
		i++
	}
	return widths
}

// isLine reports whether an item is an attribute on one line.
func (it *item) isLine() bool { return it.value != "" && !strings.Contains(string(it.value), "\n") }

func padded(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(text)))
}
