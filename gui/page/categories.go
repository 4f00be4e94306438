package page

import "fyne.io/fyne/v2/lang"

// CategoryWord says a kind of event, a root of PLOVER, in words, with the root where the
// words are not its own; what is no root is given back.
func CategoryWord(root string) string {
	switch root {
	case "CONSULT":
		return lang.L("Meeting or talks (CONSULT)")
	case "AGREE":
		return lang.L("Agreement (AGREE)")
	case "SUPPORT":
		return lang.L("Support (SUPPORT)")
	case "CONCEDE":
		return lang.L("Concession (CONCEDE)")
	case "COOPERATE":
		return lang.L("Cooperation (COOPERATE)")
	case "AID":
		return lang.L("Aid (AID)")
	case "RETREAT":
		return lang.L("Withdrawal or release (RETREAT)")
	case "REQUEST":
		return lang.L("Request or demand (REQUEST)")
	case "ACCUSE":
		return lang.L("Accusation (ACCUSE)")
	case "REJECT":
		return lang.L("Refusal (REJECT)")
	case "THREATEN":
		return lang.L("Threat (THREATEN)")
	case "PROTEST":
		return lang.L("Protest (PROTEST)")
	case "SANCTION":
		return lang.L("Sanctions (SANCTION)")
	case "MOBILIZE":
		return lang.L("Mobilisation (MOBILIZE)")
	case "COERCE":
		return lang.L("Coercion (COERCE)")
	case "ASSAULT":
		return lang.L("Use of force (ASSAULT)")
	}
	return root
}
