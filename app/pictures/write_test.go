package pictures

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"entrastudio/app/document"
	"entrastudio/views/look"
	"entrastudio/views/words"
)

func TestEveryPanelHasAPictureWithSomethingOnIt(t *testing.T) {
	if testing.Short() {
		t.Skip("draws every panel")
	}
	theme := look.Theme{Mode: look.Dark}
	test.NewTempApp(t).Settings().SetTheme(theme)
	if err := words.Speak(words.English); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	file := func(name string) string { return filepath.Join(folder, name+".png") }
	if err := writeSet(document.RealDisk{}, t.TempDir(), newOffscreen(Size, 1, theme), file); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, entry := range entries {
		picture := readPicture(t, filepath.Join(folder, entry.Name()))
		if size := picture.Bounds().Size(); size.X != int(Size.Width) || size.Y != int(Size.Height) {
			t.Errorf("%s is %v", entry.Name(), size)
		}
		if n := colours(picture); n < 8 {
			t.Errorf("%s has %d colours", entry.Name(), n)
		}
		seen[strings.TrimSuffix(entry.Name(), ".png")] = true
	}
	for _, name := range []string{"components", "registrations", "rules", "rules-given", "problems", "database-checked", "database-trial", "tenant-compared", "tenant-changes", "export", "mistakes-problems"} {
		if !seen[name] {
			t.Errorf("there is no picture %s", name)
		}
	}
}

func readPicture(t *testing.T, path string) image.Image {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return picture
}

func colours(picture image.Image) int {
	seen := map[[3]uint32]bool{}
	bounds := picture.Bounds()
	for y := bounds.Min.Y; y < bounds.Max.Y; y += 3 {
		for x := bounds.Min.X; x < bounds.Max.X; x += 3 {
			r, g, b, _ := picture.At(x, y).RGBA()
			seen[[3]uint32{r, g, b}] = true
		}
	}
	return len(seen)
}
