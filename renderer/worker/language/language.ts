import { createStore, type StoreApi } from "zustand/vanilla";
import { type Catalogue, speak } from "../words.ts";
import { directionOf, type Language, localeFor, pickLanguage } from "./languages.ts";

export interface LanguagePorts {
  readonly storage: () => Storage;
  /** The browser's, best first. */
  readonly wanted: () => readonly string[];
  readonly load: (language: Language) => Promise<Catalogue>;
  readonly root: HTMLElement;
}

/** The language of the page. */
export interface LanguageChoice {
  readonly store: StoreApi<{ readonly language: Language }>;
  /** Loads the first one. Until then there are no words to show. */
  readonly begin: () => Promise<void>;
  /** Stays as it was when the catalogue cannot be had just now; answers whether it changed. */
  readonly change: (language: Language) => Promise<boolean>;
}

const place = "winnow.language";
const againMs = 2000;

export const createLanguage = ({ storage, wanted, load, root }: LanguagePorts): LanguageChoice => {
  const kept = (): string | null => {
    try {
      return storage().getItem(place);
    } catch {
      return null;
    }
  };
  const store = createStore(() => ({ language: pickLanguage(kept(), wanted()) }));
  let asked: Language | null = null;

  const show = async (language: Language): Promise<boolean> => {
    asked = language;
    const catalogue = await load(language).catch(() => null);
    // Another choice since then is the one that counts.
    if (catalogue === null || asked !== language) return false;
    speak(catalogue, localeFor(language, wanted()));
    root.lang = language;
    root.dir = directionOf(language);
    store.setState({ language });
    return true;
  };

  return {
    store,
    begin: async () => {
      const { language } = store.getState();
      while (!(await show(language)) && !(await show("en"))) {
        await new Promise((resolve) => setTimeout(resolve, againMs));
      }
    },
    change: async (language) => {
      const changed = await show(language);
      if (changed) {
        try {
          storage().setItem(place, language);
        } catch {
          // Where the browser keeps nothing the choice holds until the page is closed.
        }
      }
      return changed;
    },
  };
};
