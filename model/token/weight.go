package token

import "strings"

// weight says what a defect does to the signature's verdict.
type weight int

const (
	harmless   weight = iota // the signature may still be valid
	readers                  // readers disagree: never valid
	structural               // RFC 7515 refuses the token
)

// weigh tells how a defect bears on the signature. Defects before the JSON and
// defects of the header make the token no JWS at all; in the payload they
// leave the signed bytes clear, but not what readers make of them.
func (t *Token) weigh(d Defect) weight {
	switch {
	case d.Kind == DefectExpiryMissing || d.Kind == DefectAlgHMAC:
		return harmless
	case d.Kind == DefectLineWrapped:
		return readers
	case d.Part != PartPayload:
		return structural
	case d.Kind == DefectEmptyPart:
		return harmless
	case d.Decoded < 0:
		return structural
	case t.claimsLike():
		return readers
	}
	return harmless
}

// claimsLike says whether the payload starts like a claims set. A JWS may
// carry any bytes (RFC 7515, section 3): a sentence or a picture that is no
// JSON is no defect of its signature.
func (t *Token) claimsLike() bool {
	text := strings.TrimLeft(t.Payload.JSON, " \t\r\n\ufeff")
	return strings.HasPrefix(text, "{")
}

// worst gives the first defect of the greatest weight, and that weight.
func (t *Token) worst() (Defect, weight) {
	var found Defect
	heaviest := harmless
	for _, d := range t.Defects {
		if w := t.weigh(d); w > heaviest {
			found, heaviest = d, w
		}
	}
	return found, heaviest
}
