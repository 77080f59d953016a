package workbench

import (
	"errors"
	"fmt"
	"testing"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
)

func TestARefusalLeadsToTheFieldThatHoldsItsValue(t *testing.T) {
	p := sound(t)
	for _, one := range []struct {
		err   error
		field string
	}{
		{&exporters.Refusal{Setting: catalog.Ref{Component: catalog.Optimize, Key: "audience"}, Where: "optimize.env"}, "components/optimize/settings/audience"},
		{fmt.Errorf("compose: %w", &exporters.Refusal{Where: "tenant/id", Reader: "helm"}), "tenant/id"},
		{&exporters.Refusal{Where: "kept/helm/somewhere"}, ""},
		{errors.New("no catalogue"), ""},
	} {
		if got := refusedOf(one.err, p); got.Field != one.field || got.Text != one.err.Error() || got.Again {
			t.Errorf("%v: %+v, want the field %q", one.err, got, one.field)
		}
	}
}
