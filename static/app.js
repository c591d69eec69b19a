// Starts the scripts of all pages. Every page also works without this file: each module looks for its own
// data- attributes in the page and does nothing if there are none.
import { offerCopies } from "./js/copy.js";
import { guardUnsaved } from "./js/guard-unsaved.js";
import { checkWhileTyping } from "./js/submit.js";
import { letToastsGo } from "./js/toast.js";
import { scoreByHand } from "./js/score.js";

offerCopies(document);
guardUnsaved(document);
checkWhileTyping(document);
letToastsGo(document);
scoreByHand(document);
