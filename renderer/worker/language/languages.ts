export const LANGUAGES = ["en", "es", "pt", "hi", "id", "fr", "de"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each as its speakers write it. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  es: "Español",
  pt: "Português",
  hi: "हिन्दी",
  id: "Bahasa Indonesia",
  fr: "Français",
  de: "Deutsch",
};

/** For the day a language is added that is written from right to left; the styles say start and end. */
export const directionOf = (_language: Language): "ltr" | "rtl" => "ltr";

const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text);
const languageOf = (locale: string): string => locale.toLowerCase().split("-")[0] ?? "";

/** The language chosen here before, else the first of the browser's that there is, else English. */
export const pickLanguage = (kept: string | null, wanted: readonly string[]): Language => {
  if (kept !== null && isLanguage(kept)) return kept;
  return wanted.map(languageOf).find(isLanguage) ?? "en";
};

const usualRegion: Partial<Record<Language, string>> = { en: "en-GB", pt: "pt-BR" };

/** How the browser's owner writes numbers and dates in that language: their own region's way where they named one. */
export const localeFor = (language: Language, wanted: readonly string[]): string =>
  wanted.find((locale) => languageOf(locale) === language && locale.includes("-")) ??
  usualRegion[language] ??
  language;
