import type { Catalogue } from "../words.ts";
import type { Language } from "./languages.ts";

type Loaded = Promise<{ readonly default: Readonly<Record<string, string>> }>;

/** One file a language: a phone loads the one it shows. */
const files: Readonly<Record<Language, () => Loaded>> = {
  en: () => import("../../../resources/locales/en-worker.json"),
  es: () => import("../../../resources/locales/es-worker.json"),
  pt: () => import("../../../resources/locales/pt-worker.json"),
  hi: () => import("../../../resources/locales/hi-worker.json"),
  id: () => import("../../../resources/locales/id-worker.json"),
  fr: () => import("../../../resources/locales/fr-worker.json"),
  de: () => import("../../../resources/locales/de-worker.json"),
};

export const loadCatalogue = async (language: Language): Promise<Catalogue> =>
  (await files[language]()).default;
