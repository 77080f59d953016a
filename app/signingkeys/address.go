package signingkeys

import (
	"net/url"

	"entrastudio/app/network"
	"entrastudio/model/refusal"
)

// safeAddress refuses a URL that is not https. Only a server on this machine may
// do without, because nobody stands between.
func safeAddress(address string) error {
	u, err := url.Parse(address)
	switch {
	case err != nil || u.Host == "":
		return &refusal.Error{File: shownIssuer(address), What: "this is no URL that keys can be fetched from", Hint: "check the tenant and its login URL"}
	case network.Sheltered(u):
		return nil
	}
	return &refusal.Error{
		File: shownIssuer(address), What: "keys are fetched by https alone, because anyone on the way could put in their own",
		Hint: "correct the login URL",
	}
}
