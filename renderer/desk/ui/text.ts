import i18next from "i18next";
import en from "../../../resources/locales/en.json";

declare module "i18next" {
  interface CustomTypeOptions {
    readonly defaultNS: "translation";
    readonly resources: { readonly translation: typeof en };
  }
}

const instance = i18next.createInstance();
void instance.init({
  lng: "en",
  fallbackLng: "en",
  initAsync: false,
  resources: { en: { translation: en } },
  // React escapes what it shows.
  interpolation: { escapeValue: false },
  returnNull: false,
});

/** A text of the catalogue, e.g. `t("inbox.title")` or `t("inbox.toReview", { count: 3 })`. */
export const t = instance.t;
