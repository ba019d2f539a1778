import { localeNow } from "../words.ts";

/** A format of the language that the page speaks, made once a language. */
export const inLanguage = <Format>(make: (locale: string) => Format): (() => Format) => {
  let made: { readonly locale: string; readonly format: Format } | null = null;
  return () => {
    const locale = localeNow();
    if (made?.locale !== locale) made = { locale, format: make(locale) };
    return made.format;
  };
};
