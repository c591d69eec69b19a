// What a browser with scripts gets on top. Every page works without this file; each module looks for
// its own marks in the page and does nothing when there are none.
import { offerCopies } from "./js/copy.js";
import { keepForms } from "./js/keep.js";
import { checkWhileTyping } from "./js/submit.js";
import { letToastsGo } from "./js/toast.js";
import { scoreByHand } from "./js/score.js";

offerCopies(document);
keepForms(document);
checkWhileTyping(document);
letToastsGo(document);
scoreByHand(document);
