package catalog

import (
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAGUIDHasTheFormOfThePortal(t *testing.T) {
	for text, want := range map[string]bool{
		someTenant:                              true,
		strings.ToUpper(someTenant):             true,
		zeroGUID:                                true,
		"":                                      false,
		"{" + someTenant + "}":                  false,
		" " + someTenant:                        false,
		strings.ReplaceAll(someTenant, "-", ""): false,
		someTenant + "0":                        false,
		"3b1f6a52-8c0d-4e7b-9a46-d2f0c5e81b9g":  false,
		"3b1f6a528-c0d-4e7b-9a46-d2f0c5e81b97":  false,
		"operate":                               false,
		"api://" + someTenant:                   false,
		"\u0663b1f6a52-8c0d-4e7b-9a46-d2f0c5e81b9": false,
	} {
		if IsGUID(text) != want {
			t.Errorf("IsGUID(%q) = %v", text, !want)
		}
	}
}

func TestAPlaceholderIsMeantToBeFilledIn(t *testing.T) {
	for text, want := range map[string]bool{
		"<TENANT_ID>":                          true,
		"<tenant id>":                          true,
		" <SECRET> ":                           true,
		"xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx": true,
		"XXXXXXXX-XXXX-XXXX-XXXX-XXXXXXXXXXXX": true,
		zeroGUID:                               true,
		"***":                                  true,
		"":                                     false,
		"**":                                   false,
		"<>":                                   false,
		"< >":                                  false,
		"a<b>":                                 false,
		"<a><b>":                               false,
		"${TENANT_ID}":                         false,
		"{{TENANT_ID}}":                        true,
		"{{ tenant-id }}":                      true,
		"{{ .Values.tenant }}":                 false,
		"{{}}":                                 false,
		someTenant:                             false,
		"https://<HOST>":                       false,
	} {
		if IsPlaceholder(text) != want {
			t.Errorf("IsPlaceholder(%q) = %v", text, !want)
		}
	}
}

func TestPlaceholdersAreFoundInsideOtherText(t *testing.T) {
	for text, want := range map[string][]string{
		"":                       nil,
		"https://host/v2.0":      nil,
		"https://<HOST>/<T>/v2":  {"<HOST>", "<T>"},
		"a < b and c > d":        {"< b and c >"},
		"<<T>>":                  {"<T>"},
		"<a\nb>":                 nil,
		"x>y<z":                  nil,
		"<your tenant>/.default": {"<your tenant>"},
		"https://{{HOST}}/<T>":   {"{{HOST}}", "<T>"},
		"{{ HOST }}/.default":    {"{{ HOST }}"},
		"{{{HOST}}":              {"{{HOST}}"},
		"{{ include \"x\" . }}":  nil,
		"{{HOST":                 nil,
	} {
		if diff := cmp.Diff(want, Placeholders(text)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

func TestAReferenceAsksForAVariable(t *testing.T) {
	for text, want := range map[string]bool{
		"${VAR}": true, "$VAR": true, "${VAR:-x}": true, "${VAR:?must be set}": true, "${VAR-}": true,
		"${VAR:-${OTHER}}": true, " ${_V1} ": true,
		"": false, "$": false, "${}": false, "${1A}": false, "$1": false, "${VAR": false, "VAR": false,
		"${VAR}x": false, "x${VAR}": false, "${A}${B}": false, "${VAR:-x}}": false, "<VAR>": false, "${VAR/a/b}": false,
	} {
		if IsReference(text) != want {
			t.Errorf("IsReference(%q) = %v", text, !want)
		}
	}
}

func FuzzShapes(f *testing.F) {
	for _, seed := range []string{someTenant, "<T>", "${V:-<x>}", "$", "***", "{{A B}}", "<\n>", "\xff<\xfe>"} {
		f.Add(seed)
	}
	guid := regexp.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
	f.Fuzz(func(t *testing.T, text string) {
		if IsGUID(text) != guid.MatchString(text) {
			t.Errorf("IsGUID(%q)", text)
		}
		if IsReference(text) && IsPlaceholder(text) {
			t.Errorf("%q is both a reference and a placeholder", text)
		}
		for _, found := range Placeholders(text) {
			if !strings.Contains(text, found) || !strings.Contains("<{", found[:1]) || !strings.Contains(">}", found[len(found)-1:]) {
				t.Errorf("%q in %q", found, text)
			}
		}
	})
}

func TestOnlyAURLOfThisComputerIsLocal(t *testing.T) {
	for text, want := range map[string]bool{
		"http://localhost:8080/path": true, "https://127.0.0.1": true, "http://localhost.example.com": false,
		"http://127.0.0.10": false, "http://user@localhost": true, "/localhost": false, "": false,
	} {
		u, err := url.Parse(text)
		if err != nil {
			t.Fatal(err)
		}
		if IsLocal(u) != want {
			t.Errorf("IsLocal(%q) = %v", text, !want)
		}
	}
}
