import { textsOf } from "../../../ui/catalogue.ts";
import en from "../../../../../resources/locales/en-backup.json";

/** A text about the data folder. */
export const t = textsOf(en);
