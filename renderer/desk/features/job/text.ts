import en from "../../../../resources/locales/en-job.json";
import { textsOf } from "../../ui/catalogue.ts";

/** Words of a job's own screens. */
export const t = textsOf(en);
