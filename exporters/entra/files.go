package entra

import (
	"bytes"
	"encoding/json"
	"fmt"

	"entrastudio/exporters"
	"entrastudio/model/catalog"
	"entrastudio/model/entra"
	"entrastudio/model/plan"
)

// Folder is where the files stand in an export.
const Folder = "entra"

// The programs that read the files.
const (
	readerGraph     = "Microsoft Graph"
	readerAzure     = "Azure CLI"
	readerTerraform = "terraform"
)

// Files writes what makes and updates the plan's app registrations: a folder of
// Graph bodies for each, registrations.sh and main.tf. A value that Entra or one
// of the readers cannot take gives an *exporters.Refusal and no file. A plan
// without registrations gives none either.
func Files(c *catalog.Catalog, p *plan.Plan) ([]exporters.File, []exporters.Note, error) {
	if len(p.Registrations) == 0 {
		return nil, nil, nil
	}
	apps, err := applications(c, p)
	if err != nil {
		return nil, nil, err
	}
	var set exporters.Set
	for i := range apps {
		if err := addBodies(&set, &apps[i]); err != nil {
			return nil, nil, err
		}
	}
	notes := notes(p, apps)
	script, why, err := scriptFile(p, apps)
	if err != nil {
		return nil, nil, err
	}
	if why != "" {
		notes = append(notes, exporters.Note{Where: "tenant/cloud", Text: why})
	} else if err := set.Add(script); err != nil {
		return nil, nil, err
	}
	configuration, err := terraformFile(p, apps)
	if err != nil {
		return nil, nil, err
	}
	if err := set.Add(configuration); err != nil {
		return nil, nil, err
	}
	return set, notes, nil
}

// application is one app registration with all that the files say of it.
type application struct {
	registration *plan.Registration
	// path is the registration's place in the plan.
	path string
	// slug names its folder and its resources.
	slug   string
	wanted entra.Application
	// isProposal reports that the plan does not say which groups go into tokens.
	isProposal bool
	needSecret bool
	consent    []entra.Permission
}

// applications puts the plan's registrations into Graph's words, or says which of
// them Entra would refuse.
func applications(c *catalog.Catalog, p *plan.Plan) ([]application, error) {
	apps := make([]application, len(p.Registrations))
	for i := range p.Registrations {
		r := &p.Registrations[i]
		apps[i] = application{
			registration: r, path: fmt.Sprintf("registrations/%d", i), slug: entra.Slug(p, r),
			wanted: entra.Wanted(c, p, r), isProposal: entra.GroupClaimsProposed(c, p, r),
			needSecret: entra.NeedsSecret(c, p, r), consent: entra.Consent(c, p, r),
		}
		if unfit := entra.Refused(apps[i].wanted); len(unfit) > 0 {
			return nil, &exporters.Refusal{
				Where: apps[i].path + " (" + unfit[0].Field + ")", Reader: "entra", Why: unfit[0].Why, Hint: unfit[0].Hint,
			}
		}
	}
	return apps, nil
}

// isNew reports that the plan knows no client ID yet, so the app is to be made.
func (a *application) isNew() bool { return a.wanted.AppID == "" }

// makesSecret reports that a client secret is made: the app needs one, and the plan
// says where it is kept. One that nobody keeps is a risk and no use.
func (a *application) makesSecret() bool { return a.needSecret && !a.registration.Secret.IsZero() }

// folder is where the app's bodies stand.
func (a *application) folder() string { return Folder + "/" + a.slug }

// addBodies writes the bodies of the calls that make and update an app. There is
// none that makes an app which the plan knows already.
func addBodies(set *exporters.Set, a *application) error {
	patch := a.wanted
	patch.AppID, patch.UniqueName = "", ""
	creation := forCreation(patch)
	if a.isProposal {
		// What the app sends already may be as good, and was somebody's choice.
		patch.GroupMembershipClaims = ""
	}
	if err := addBody(set, a.folder()+"/patch.json", patch); err != nil || !a.isNew() {
		return err
	}
	return addBody(set, a.folder()+"/application.json", creation)
}

// forCreation leaves out what a new app has anyway.
func forCreation(a entra.Application) entra.Application {
	a.PublicClient = nil
	if len(a.SPA.RedirectURIs) == 0 {
		a.SPA = nil
	}
	if len(a.Web.RedirectURIs) == 0 {
		a.Web = nil
	}
	if len(a.OptionalClaims.AccessToken) == 0 {
		a.OptionalClaims = nil
	}
	return a
}

func addBody(set *exporters.Set, path string, body entra.Application) error {
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(body); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return set.Add(exporters.File{Path: path, Mode: exporters.Private, Data: out.Bytes(), Reader: readerGraph})
}
