import en from "../../../resources/locales/en.json";
import { readerOf } from "./desk-language.ts";

declare module "i18next" {
  interface CustomTypeOptions {
    readonly defaultNS: "translation";
    readonly resources: { readonly translation: typeof en };
  }
}

/** A text of the catalogue, e.g. `t("inbox.title")` or `t("inbox.toReview", { count: 3 })`. */
export const t = readerOf(en).t;
