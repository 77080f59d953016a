// Package part holds the building blocks of the panels: text that is cut to
// fit, fields with their findings, lists, code, dialogs, and what else two
// panels need alike.
//
// Rules that all of them keep:
//
//   - A value that the model pushes into a control (SetValue) never fires the
//     control's callback; only a person's edit does (OnEdit). So a panel may
//     refresh everything after each change without a loop.
//   - A focused control hands a key it does not use (Escape, Return) on to the
//     window's key hook, so a dialog closes wherever the keyboard is.
//   - Return works wherever Space does, and the keyboard stays where it was.
//   - Colours are looked up on each refresh, so a change of theme needs nothing.
//
// A hint is a small label under the pointer, drawn by the window's content if
// that is a Hinter; Fyne has no tooltips, and an overlay would eat the next
// click.
package part
