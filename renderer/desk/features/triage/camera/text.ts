import { textsOf } from "../../../ui/catalogue.ts";
import en from "../../../../../resources/locales/en-camera.json";

/** A text about the camera. */
export const t = textsOf(en);
