import { textsOf } from "../../ui/catalogue.ts";
import en from "../../../../resources/locales/en-insights.json";

/** A text of this screen's catalogue. */
export const t = textsOf(en);
