import { textsOf } from "../../../ui/catalogue.ts";
import en from "../../../../../resources/locales/en-judging.json";

/** A text of the panels about how a job judges. */
export const t = textsOf(en);
