import en from "../../../../resources/locales/en-inbox.json";
import { textsOf } from "../../ui/catalogue.ts";

/** The words of the inbox's cards that are no job's; those of jobs are shared with the list of jobs. */
export const t = textsOf(en);
