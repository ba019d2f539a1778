import en from "../../../../resources/locales/en-settings.json";
import { readerOf } from "../../ui/desk-language.ts";

// Scopes are named with a colon.
const reader = readerOf(en, { nsSeparator: false });

/** `a.b` for every text of the catalogue; a counted text is named without its ending. */
type KeysOf<T, Prefix extends string = ""> = {
  [K in keyof T & string]: T[K] extends string
    ? `${Prefix}${K extends `${infer Name}_${"one" | "other"}` ? Name : K}`
    : KeysOf<T[K], `${Prefix}${K}.`>;
}[keyof T & string];
export type TextKey = KeysOf<typeof en>;

/** A text of this screen's catalogue. */
export const t = reader.t as unknown as (
  key: TextKey,
  values?: Readonly<Record<string, string | number>>,
) => string;
