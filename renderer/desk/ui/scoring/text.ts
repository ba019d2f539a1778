import en from "../../../../resources/locales/en-scoring.json";
import { textsOf } from "../catalogue.ts";

/** The words about scoring as it goes on, in the inbox and in the settings. */
export const t = textsOf(en);
