package viewtest

import (
	"flag"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
)

var update = flag.Bool("update", false, "write the golden pictures instead of comparing with them")

// Tolerance of a golden picture, as Fyne's own tests have it: a channel may
// differ by channelSlack, and more than that in one pixel of a hundred.
const (
	channelSlack = 4
	pixelShare   = 100
)

// Picture returns the window as it is drawn now.
func (d *Driver) Picture() image.Image {
	d.settle()
	return d.window.Canvas().Capture()
}

// SavePicture writes the window as a PNG file.
func (d *Driver) SavePicture(path string) {
	d.t.Helper()
	if err := writePicture(path, d.Picture()); err != nil {
		d.t.Fatal(err)
	}
}

// MatchPicture compares the window with testdata/NAME.png, or writes that file
// when the tests run with -update. On a difference it leaves the picture and
// one with the differing pixels in red under testdata/failed.
func (d *Driver) MatchPicture(name string) {
	d.t.Helper()
	golden := filepath.Join("testdata", name+".png")
	got := d.Picture()
	if *update {
		if err := writePicture(golden, got); err != nil {
			d.t.Fatal(err)
		}
		return
	}
	want, err := readPicture(golden)
	if err != nil {
		d.t.Fatalf("%v: run the test with -update to write it", err)
	}
	marked, wrong := compare(want, got)
	if wrong*pixelShare <= want.Bounds().Dx()*want.Bounds().Dy() && want.Bounds() == got.Bounds() {
		return
	}
	failed := filepath.Join("testdata", "failed", name)
	for path, picture := range map[string]image.Image{failed + ".png": got, failed + "-difference.png": marked} {
		if err := writePicture(path, picture); err != nil {
			d.t.Error(err)
		}
	}
	d.t.Errorf("%s: %d pixels differ; see %s.png, or accept it with -update", golden, wrong, failed)
}

// compare returns the second picture with every pixel in red that differs, and
// how many there are.
func compare(want, got image.Image) (image.Image, int) {
	marked := image.NewNRGBA(got.Bounds())
	draw.Draw(marked, marked.Bounds(), got, got.Bounds().Min, draw.Src)
	wrong := 0
	for y := got.Bounds().Min.Y; y < got.Bounds().Max.Y; y++ {
		for x := got.Bounds().Min.X; x < got.Bounds().Max.X; x++ {
			if !alike(want.At(x, y), got.At(x, y)) {
				marked.Set(x, y, color.NRGBA{R: 255, A: 255})
				wrong++
			}
		}
	}
	return marked, wrong
}

func alike(a, b color.Color) bool {
	ar, ag, ab, aa := a.RGBA()
	br, bg, bb, ba := b.RGBA()
	return near(ar, br) && near(ag, bg) && near(ab, bb) && near(aa, ba)
}

func near(a, b uint32) bool {
	return max(a, b)>>8-min(a, b)>>8 <= channelSlack
}

func readPicture(path string) (image.Image, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return png.Decode(file)
}

func writePicture(path string, picture image.Image) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := png.Encode(file, picture); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
