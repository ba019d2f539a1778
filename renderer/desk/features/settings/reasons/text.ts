import { textsOf } from "../../../ui/catalogue.ts";
import en from "../../../../../resources/locales/en-reasons.json";

/** A text about reasons of one's own. */
export const t = textsOf(en);
