import { readerOf } from "./desk-language.ts";

/** `a.b` for every text of the catalogue; a counted text is named without its ending. */
type KeysOf<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends string
    ? `${Prefix}${K extends `${infer Name}_${"one" | "other"}` ? Name : K}`
    : KeysOf<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** A text of one catalogue by its key. */
export type Texts<Catalogue> = (
  key: KeysOf<Catalogue>,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** The texts of a screen that has a catalogue of its own, loaded with it. */
export const textsOf = <Catalogue extends object>(en: Catalogue): Texts<Catalogue> =>
  readerOf(en).t as unknown as Texts<Catalogue>;
