package token

// State is what the studio may say of a signature.
type State string

// The three states. Only Valid may be shown as verified.
const (
	Valid     State = "valid"     // the signature fits a key that may sign this token
	Invalid   State = "invalid"   // it was checked and must be refused
	Unchecked State = "unchecked" // it was not, or could not be, checked
)

// Reason says why a signature has its state. The values are stable.
type Reason string

// The reasons.
const (
	ReasonFits         Reason = "fits"
	ReasonMismatch     Reason = "mismatch"         // no key fits
	ReasonNoKeys       Reason = "no-keys"          // no key set was given
	ReasonUnknownKey   Reason = "unknown-kid"      // the key set does not hold the key
	ReasonKeyUnusable  Reason = "key-unusable"     // the key itself is broken
	ReasonKeyUnfit     Reason = "key-unfit"        // type, use or algorithm forbid it
	ReasonKeyIssuer    Reason = "key-issuer"       // the key belongs to another issuer
	ReasonNotSigned    Reason = "not-signed"       // alg none
	ReasonSharedSecret Reason = "shared-secret"    // HMAC on a token that says it is Entra's
	ReasonAlgorithm    Reason = "algorithm"        // alg cannot be judged here
	ReasonMalformed    Reason = "malformed"        // RFC 7515 refuses the token
	ReasonReaders      Reason = "readers-disagree" // signed, but readers make different things of it
	ReasonGraph        Reason = "graph"            // made for Microsoft Graph
	ReasonEncrypted    Reason = "encrypted"
	ReasonNotAToken    Reason = "not-a-signed-token" // opaque, refresh token, too large, empty
)

// Signature is the verdict on a token's signature.
type Signature struct {
	State  State
	Reason Reason
	// Words is one sentence for a person.
	Words string
	// KeyID is the kid of the key that decided, "" where none did.
	KeyID string
}

// Mismatch says that the signature was computed and did not fit, or that its
// key belongs to someone else: the token was altered or forged. Other invalid
// tokens are refused for their form, which a finding of its own names.
func (s Signature) Mismatch() bool {
	return s.State == Invalid && (s.Reason == ReasonMismatch || s.Reason == ReasonKeyIssuer || s.Reason == ReasonKeyUnfit || s.Reason == ReasonSharedSecret)
}
