package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Places remembers where a person put the dividers. Fyne's preferences fit.
type Places interface {
	FloatWithFallback(key string, fallback float64) float64
	SetFloat(key string, value float64)
}

// NewSplit sets a master list and its detail beside each other, parted where a
// person last put the divider of that key. The fallback is the master's share.
// Places may be nil.
func NewSplit(master, detail fyne.CanvasObject, key string, places Places, fallback float64) *container.Split {
	keeper := &placeKeeper{key: "divider." + key, places: places}
	split := container.NewHSplit(container.New(keeper, master), detail)
	keeper.split = split
	split.Offset = fallback
	if places != nil {
		split.Offset = places.FloatWithFallback(keeper.key, fallback)
	}
	keeper.last = split.Offset
	return split
}

// placeKeeper lays out the master and notes when the divider has moved; Fyne's
// split has no callback for it.
type placeKeeper struct {
	key    string
	places Places
	split  *container.Split
	last   float64
}

func (k *placeKeeper) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (k *placeKeeper) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	if k.split != nil && k.places != nil && k.split.Offset != k.last {
		k.last = k.split.Offset
		k.places.SetFloat(k.key, k.last)
	}
}
