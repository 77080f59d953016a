package workbench

import (
	"entrastudio/model/evidence"
	"entrastudio/views/words"
)

// kindWord names what something given was taken for.
func kindWord(k evidence.Kind) words.Key {
	switch k {
	case evidence.KindPlan:
		return words.Key("beside.kind.plan")
	case evidence.KindValues:
		return words.Key("beside.kind.values")
	case evidence.KindEnv:
		return words.Key("beside.kind.env")
	case evidence.KindCompose:
		return words.Key("beside.kind.compose")
	case evidence.KindToken:
		return words.Key("beside.kind.token")
	case evidence.KindAudiences:
		return words.Key("beside.kind.audiences")
	case evidence.KindRegistrations:
		return words.Key("beside.kind.registrations")
	case evidence.KindKeys:
		return words.Key("beside.kind.keys")
	default:
		return words.Key("beside.kind.log")
	}
}
