import en from "../../../resources/locales/en-privacy.json";
import { textsOf } from "./catalogue.ts";

/** A text about what stays out of sight. */
export const t = textsOf(en);
