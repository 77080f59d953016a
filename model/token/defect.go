package token

// DefectKind names one way in which a token departs from what RFC 7515,
// RFC 7519 or Entra promise. The values are stable: they stand in JSON output.
type DefectKind string

// The kinds of defect, from the outside of the token to its inside.
const (
	DefectEmpty           DefectKind = "empty"             // nothing was given
	DefectTooLarge        DefectKind = "too-large"         // over MaxLength, not read
	DefectOpaque          DefectKind = "opaque"            // a personal account's token, not a JWT
	DefectRefresh         DefectKind = "refresh-token"     // a refresh token or authorization code
	DefectEncrypted       DefectKind = "encrypted"         // five parts: a JWE
	DefectParts           DefectKind = "not-three-parts"   // dots missing or too many
	DefectEmptyPart       DefectKind = "empty-part"        // nothing between two dots
	DefectLineWrapped     DefectKind = "line-wrapped"      // a mail program broke the lines; joined for reading
	DefectWhiteSpace      DefectKind = "white-space"       // a space or line break inside
	DefectBadCharacter    DefectKind = "bad-character"     // not in the base64url alphabet
	DefectPadding         DefectKind = "padding"           // an = sign
	DefectBadLength       DefectKind = "bad-length"        // base64url of no possible length
	DefectTrailingBits    DefectKind = "trailing-bits"     // unused bits of the last character are not zero
	DefectInvalidUTF8     DefectKind = "invalid-utf8"      // bytes or escapes that are no text
	DefectNotJSON         DefectKind = "not-json"          // JSON syntax
	DefectNotObject       DefectKind = "not-an-object"     // JSON, but not an object
	DefectTrailingData    DefectKind = "trailing-data"     // something follows the object
	DefectTooDeep         DefectKind = "too-deep"          // nested deeper than MaxDepth
	DefectTooMany         DefectKind = "too-many-values"   // more JSON values than MaxValues
	DefectDuplicateMember DefectKind = "duplicate-member"  // one name twice in one object
	DefectMemberCase      DefectKind = "member-case"       // a name that differs from another only in letter case
	DefectAlgMissing      DefectKind = "alg-missing"       // no alg, or not a string
	DefectAlgNone         DefectKind = "alg-none"          // none, in any spelling
	DefectAlgHMAC         DefectKind = "alg-hmac"          // a shared-secret algorithm
	DefectAlgUnknown      DefectKind = "alg-unknown"       // no algorithm of RFC 7518 for signatures
	DefectCritical        DefectKind = "crit"              // crit names something a reader must understand
	DefectHeaderType      DefectKind = "header-type"       // a header member of the wrong JSON type
	DefectClaimType       DefectKind = "claim-type"        // a registered claim of the wrong JSON type
	DefectTimeType        DefectKind = "time-type"         // exp, nbf or iat is no number
	DefectTimeFraction    DefectKind = "time-fraction"     // exp, nbf or iat is written with a fraction or exponent
	DefectTimeZero        DefectKind = "time-zero"         // exp, nbf or iat is 0
	DefectTimeNegative    DefectKind = "time-negative"     // exp, nbf or iat is below 0
	DefectTimeRange       DefectKind = "time-out-of-range" // beyond the year 9999, say milliseconds
	DefectExpiryMissing   DefectKind = "exp-missing"       // no exp
)

// PartName says which part of a token is meant.
type PartName string

// The parts of a token.
const (
	PartHeader    PartName = "header"
	PartPayload   PartName = "payload"
	PartSignature PartName = "signature"
	PartWhole     PartName = "whole"
)

// Defect is one departure from the rules, with its place.
type Defect struct {
	Kind DefectKind
	Part PartName
	// Offset is the byte offset in the token as it was given. For a place
	// inside the decoded JSON it is that of the base64url character that holds
	// it.
	Offset int
	// Decoded is the byte offset in the decoded part, or -1 for a defect that
	// lies before decoding.
	Decoded int
	// Member is the name of the header or claim concerned, or "".
	Member string
	// Words is one sentence for a person. It repeats no value of the token.
	Words string
}
