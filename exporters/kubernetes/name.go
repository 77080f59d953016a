package kubernetes

import (
	"errors"
	"strings"
	"unicode/utf8"

	"entrastudio/exporters"
	"entrastudio/exporters/helm"
	"entrastudio/model/pattern"
	"entrastudio/model/plan"
)

// The forms of names (Kubernetes docs, object names and IDs, and Secrets; Helm
// docs, helm install): a namespace is an RFC 1123 label. A release begins the names
// of services, which are RFC 1035 labels and so begin with a letter.
var (
	namespaceName = pattern.New(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?$`)
	releaseName   = pattern.New(`^[a-z]([a-z0-9-]*[a-z0-9])?$`)
	secretName    = pattern.New(`^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$`)
	secretKey     = pattern.New(`^[A-Za-z0-9._-]+$`)
)

// The longest names, in characters.
const (
	longestNamespace = 63
	longestRelease   = 53
	longestSecret    = 253
)

const nameHint = "use lower case letters, digits and hyphens"

// refuse says which name of the plan Kubernetes cannot carry; nil where it can
// carry all.
func (d *deployment) refuse(keys []helm.SecretKey) error {
	switch {
	case !fits(d.namespace, namespaceName, longestNamespace):
		return refusal("deployment/namespace", "it is no name of a namespace (RFC 1123, 63 characters at most)", nameHint)
	case !fits(d.release, releaseName, longestRelease):
		return refusal("deployment/release",
			"services cannot be named after it (RFC 1035, and 53 characters at most for Helm)", nameHint+", and begin with a letter")
	}
	for i := range keys {
		if err := refuseKey(&keys[i]); err != nil {
			return err
		}
	}
	return nil
}

func refuseKey(key *helm.SecretKey) error {
	switch {
	case !fits(key.Secret, secretName, longestSecret):
		return refusal(key.Path, "the reference names no Secret (RFC 1123)", nameHint)
	case !fits(key.Key, secretKey, longestSecret) || key.Key == "." || strings.HasPrefix(key.Key, ".."):
		return refusal(key.Path, "the reference names no key of a Secret", "use letters, digits, hyphens, dots and underscores")
	}
	if err := carryPlace(key.From); err != nil {
		return refusal(key.Path, err.Error(), "name the place in plain text")
	}
	return nil
}

// carryPlace says why a shell cannot carry the place of a secret.
func carryPlace(ref plan.SecretRef) error {
	text := ref.String()
	switch {
	case !utf8.ValidString(text) || strings.ContainsRune(text, 0):
		return errors.New("the reference holds a NUL or is not valid UTF-8")
	case !ref.Possible():
		return errors.New("the reference names no place where a secret can be")
	default:
		return nil
	}
}

func fits(name string, form *pattern.Pattern, longest int) bool {
	return len(name) <= longest && form.MatchString(name)
}

func refusal(where, why, hint string) error {
	return &exporters.Refusal{Where: where, Reader: reader, Why: why, Hint: hint}
}
