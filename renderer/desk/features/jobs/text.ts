import en from "../../../../resources/locales/en-jobs.json";
import { textsOf } from "../../ui/catalogue.ts";

/** Words of the list of jobs that no other screen has. */
export const t = textsOf(en);
