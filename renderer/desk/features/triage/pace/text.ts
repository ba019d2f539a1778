import { textsOf } from "../../../ui/catalogue.ts";
import en from "../../../../../resources/locales/en-session.json";

/** A text about the session. */
export const t = textsOf(en);
