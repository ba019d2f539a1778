import { textsOf } from "../../../ui/catalogue.ts";
import en from "../../../../../resources/locales/en-marks.json";

/** A text about marks. */
export const t = textsOf(en);
