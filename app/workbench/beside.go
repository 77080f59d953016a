package workbench

import (
	"entrastudio/views/look"
	"entrastudio/views/part"
	"entrastudio/views/words"
)

// hasBeside says whether there is anything to list.
func (w *Workbench) hasBeside() (bool, string) {
	return len(w.Evidence()) > 0, words.T("beside.none")
}

// showBeside lists what stands beside the plan. What is in the way, such as the log
// of another system, can be taken away.
func (w *Workbench) showBeside() {
	body := part.Column(look.Between, part.Flush(part.NewRemark(words.T("beside.teach"))))
	for _, one := range byFile(w.Evidence()) {
		name := one[0].File
		body.Add(recognised(one, func() { w.removeBeside(name) }))
	}
	w.openSheet(words.T("beside.title"), body, part.NewPrimary(words.T("beside.done"), w.frame.Sheet().Close))
}

// removeBeside takes one file away. The list goes too: it shows what stood there.
func (w *Workbench) removeBeside(name string) {
	w.ForgetFiles(name)
	w.Say(words.F("beside.removed", words.Data{"File": name}), nil)
	w.frame.Sheet().Close()
}
