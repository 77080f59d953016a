package pictures

import (
	"encoding/base64"
	"fmt"

	"entrastudio/app/workbench"
	"entrastudio/importers"
	"entrastudio/model/evidence"
)

// giveTokens puts two tokens beside the plan: one of version 2.0 for the cluster,
// and one of version 1.0 that is too old. Their signatures are no signatures.
func giveTokens(w *workbench.Workbench) {
	const id, tenant = "1c8f7b63-a4e2-4b1f-9038-6d2e3f4a5b02", "7f3c2a10-5d0e-4b7a-9c54-1f0a6b2e9d11"
	issued := at.Add(-1200e9).Unix()
	person := `"name":"Ada Quay","oid":"6860403e-0000-4c64-b905-00000000000b","sub":"kX0","tid":"` + tenant + `"`
	now := fmt.Sprintf(`{"aud":%q,"iss":"https://login.microsoftonline.com/%s/v2.0","iat":%d,"nbf":%d,"exp":%d,"azp":%q,"preferred_username":"admin@example.com","scp":"access",%s,"ver":"2.0"}`,
		id, tenant, issued, issued, issued+4000, id, person)
	older := fmt.Sprintf(`{"aud":"api://%s","iss":"https://sts.windows.net/%s/","iat":%d,"nbf":%d,"exp":%d,"appid":%q,"upn":"admin@example.com",%s,"ver":"1.0"}`,
		id, tenant, issued, issued, issued+600, id, person)
	for i, payload := range []string{older, now} {
		w.Add(importers.Source{Name: fmt.Sprintf("paste %d", i+1), Data: []byte(unsigned(payload)), Kind: evidence.KindToken})
	}
}

// unsigned is a token with a payload and no signature that fits anything.
func unsigned(payload string) string {
	encode := base64.RawURLEncoding.EncodeToString
	return encode([]byte(`{"typ":"JWT","alg":"RS256","kid":"example"}`)) + "." + encode([]byte(payload)) + "." + encode([]byte("no signature"))
}
