import type en from "../../resources/locales/en-worker.json";

/** Texts by key, in the format of i18next: {{parameters}}, and `_one`, `_other` and so on for what is counted. */
export type Catalogue = Readonly<Record<string, string>>;

/** English has these two; other catalogues may have more. */
type Forms = "one" | "other";
type Stem<Key> = Key extends `${infer Name}_${Forms}` ? Name : Key;
type Counted<Key> = Key extends `${infer Name}_other` ? Name : never;
export type WordKey = Stem<keyof typeof en>;
type CountedKey = Counted<keyof typeof en>;

type Values = Readonly<Record<string, string | number>>;
/** What is counted is counted by n. */
type Given<Key extends WordKey> = Key extends CountedKey ? [Values & { readonly n: number }] : [Values?];

let words: Catalogue = {};
let speaking = "en";
let plural = new Intl.PluralRules(speaking);
let numbers = new Intl.NumberFormat(speaking);

/**
 * From here on the page speaks so. This reader takes the place of i18next, which the desk uses: it would be a seventh
 * of all that a phone may load.
 */
export const speak = (catalogue: Catalogue, locale: string): void => {
  words = catalogue;
  speaking = locale;
  plural = new Intl.PluralRules(locale);
  numbers = new Intl.NumberFormat(locale);
};

/** The locale whose numbers and dates go with the words. */
export const localeNow = (): string => speaking;

const textOf = (key: string, { n }: Values): string => {
  const counted = typeof n === "number" ? words[`${key}_${plural.select(n)}`] : undefined;
  return counted ?? words[`${key}_other`] ?? words[key] ?? "";
};

/** Whether the catalogue has this text; codes of the service may be younger than the page. */
export const isWordKey = (key: string): key is WordKey => key in words || `${key}_other` in words;

/** The text of a key with its parameters filled in; numbers as the language writes them. */
export const say = <Key extends WordKey>(key: Key, ...[given]: Given<Key>): string => {
  const values: Values = given ?? {};
  return textOf(key, values).replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name] ?? "";
    return typeof value === "number" ? numbers.format(value) : value;
  });
};

/** The words by which a criterion forbids, in the page's languages; the brief may be in any of them. */
const forbidding =
  /^(no|not|never|without|avoid|don['’]?t|sin|nunca|evita|evite|não|nao|sem|pas|sans|aucun|aucune|jamais|évite[rz]?|kein|keine|keinen|nicht|nie|ohne|jangan|tanpa|tidak|hindari|बिना|न)(?=[\s,.:]|$)/iu;

/** A criterion that forbids gets another mark than one that asks. Grey both: a rule is no verdict. */
export const forbids = (criterion: string): boolean => forbidding.test(criterion.trim());
