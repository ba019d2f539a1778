import i18next, { type i18n } from "i18next";

/** A catalogue in another language, by the English one: what a language pack is. Null: stays English. */
export type Translate = (english: object) => object | null;

/** Each catalogue of the desk with what reads it, so that a language reaches the screens loaded later too. */
const readers = new Map<i18n, object>();
let speaking: { readonly language: string; readonly translate: Translate } | null = null;

const speak = (reader: i18n, english: object): void => {
  if (speaking === null) return;
  const { language, translate } = speaking;
  const texts = translate(english);
  if (texts !== null) reader.addResourceBundle(language, "translation", texts, true, true);
  void reader.changeLanguage(language);
};

/** What reads the texts of one catalogue, in whatever language the desk speaks. */
export const readerOf = (english: object, options: { readonly nsSeparator?: false } = {}): i18n => {
  const reader = i18next.createInstance();
  void reader.init({
    lng: "en",
    fallbackLng: "en",
    initAsync: false,
    resources: { en: { translation: english } },
    // React escapes what it shows.
    interpolation: { escapeValue: false },
    returnNull: false,
    ...options,
  });
  readers.set(reader, english);
  speak(reader, english);
  return reader;
};

/** From here on the desk speaks so; what is on screen is drawn anew by whoever calls. */
export const speakDesk = (language: string, translate: Translate): void => {
  speaking = { language, translate };
  for (const [reader, english] of readers) speak(reader, english);
};
