import { textsOf } from "../ui/catalogue.ts";
import en from "../../../resources/locales/en-commands.json";

/** A text about commands and their keys. */
export const t = textsOf(en);
