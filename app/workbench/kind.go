package workbench

import (
	"entrastudio/model/evidence"
	"entrastudio/views/words"
)

// kindWord names what something given was taken for.
func kindWord(k evidence.Kind) words.Key {
	return map[evidence.Kind]words.Key{
		evidence.KindPlan: words.Key("beside.kind.plan"), evidence.KindValues: words.Key("beside.kind.values"),
		evidence.KindEnv: words.Key("beside.kind.env"), evidence.KindCompose: words.Key("beside.kind.compose"),
		evidence.KindToken: words.Key("beside.kind.token"), evidence.KindAudiences: words.Key("beside.kind.audiences"),
		evidence.KindRegistrations: words.Key("beside.kind.registrations"), evidence.KindKeys: words.Key("beside.kind.keys"),
		evidence.KindLog: words.Key("beside.kind.log"),
	}[k]
}
