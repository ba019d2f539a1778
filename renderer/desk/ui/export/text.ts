import { textsOf } from "../catalogue.ts";
import en from "../../../../resources/locales/en-export.json";

/** A text about exports. */
export const t = textsOf(en);
