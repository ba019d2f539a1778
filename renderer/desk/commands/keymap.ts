/** Which keys run a command once a person's changes are counted in. Pure: the registry and the settings read it. */
import type { Keymap } from "#shared/contract/preferences.ts";
import { type Command, isSingleKey } from "./command.ts";

export type Bound = Pick<Command, "id" | "title" | "keys" | "shown">;

/**
 * Whether its keys can be changed. Several keys that mean different things (`1` to `5`, arrows) stay as they are,
 * and so does Escape, which leaves whatever is open.
 */
export const isRebindable = ({ keys, shown }: Pick<Command, "keys" | "shown">): boolean =>
  !keys.some((each) => each.includes("(") || each === "Escape") &&
  (shown === undefined || shown.length === 1);

/** The keys that run it now. A change replaces the first one; chords that stand beside it stay. */
export const keysOf = ({ id, keys, shown }: Omit<Bound, "title">, keymap: Keymap): readonly string[] => {
  const chosen = keymap[id];
  if (chosen === undefined || !isRebindable({ keys, ...(shown && { shown }) })) return keys;
  if (chosen === null) return [];
  return [chosen, ...keys.slice(1).filter((each) => !isSingleKey(each) && each !== chosen)];
};

/** What its caps say; undefined reads it off the first key. */
export const shownOf = (command: Omit<Bound, "title">, keymap: Keymap): readonly string[] | undefined =>
  keysOf(command, keymap) === command.keys ? command.shown : undefined;

/** Commands of one place can be met together. A screen's loupe and dialogs of decision lie over it. */
const PLACES: Readonly<Record<string, string>> = {
  keys: "everywhere",
  palette: "everywhere",
  go: "everywhere",
  back: "everywhere",
  window: "everywhere",
  app: "everywhere",
  inbox: "inbox",
  jobs: "inbox",
  first: "inbox",
  new: "inbox",
  loupe: "triage",
  results: "job",
  draw: "job",
  share: "job",
  reject: "reject",
};
export const placeOf = (id: string): string => {
  const [prefix = ""] = id.split(".");
  return PLACES[prefix] ?? prefix;
};

const meet = (a: string, b: string): boolean => {
  const [one, other] = [placeOf(a), placeOf(b)];
  return one === other || one === "everywhere" || other === "everywhere";
};

/** `[Shift]+?` and `?` are one press; so are `Shift+X` and `Shift+x`. */
const plain = (keys: string): string => keys.replaceAll("[Shift]+", "").toLowerCase();

/** The single presses that keys stand for: `([1-3])` is three. */
const presses = (keys: string): readonly string[] => {
  const range = /^\(\[(.)-(.)\]\)$/.exec(keys);
  if (range === null) return [plain(keys)];
  const [, from = "", to = ""] = range;
  const all: string[] = [];
  for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code += 1)
    all.push(String.fromCharCode(code));
  return all;
};

/** Equal, or one begins the other: `g` would never be told from `g i`. */
const collide = (a: string, b: string): boolean =>
  presses(a).some((one) =>
    presses(b).some((other) => one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `)),
  );

/** The command that has these keys already where `id` works; null for none. */
export const clashOf = (id: string, keys: string, commands: readonly Bound[], keymap: Keymap): Bound | null =>
  commands.find(
    (other) =>
      other.id !== id && meet(id, other.id) && keysOf(other, keymap).some((each) => collide(each, keys)),
  ) ?? null;

/** The keymap after `id` takes `keys`. A command whose change is its default again is no change. */
export const bound = (command: Bound, keys: string | null, keymap: Keymap): Keymap => {
  const { [command.id]: _before, ...others } = keymap;
  return keys === (command.keys[0] ?? null) ? others : { ...others, [command.id]: keys };
};

/** `command` takes `keys`; who had them gets what it leaves behind, or nothing. */
export const swapped = (
  { command, other, keys }: { readonly command: Bound; readonly other: Bound; readonly keys: string },
  keymap: Keymap,
  leave: "swap" | "empty",
): Keymap => {
  const left = leave === "swap" ? (keysOf(command, keymap)[0] ?? null) : null;
  return bound(other, left, bound(command, keys, keymap));
};

/** Changes that clash with nothing and name no fixed command, for a keymap that comes from a file. */
export const usableKeymap = (
  wanted: Keymap,
  commands: readonly Bound[],
): { readonly keymap: Keymap; readonly refused: readonly string[] } => {
  let keymap: Keymap = {};
  const refused: string[] = [];
  // Keys are first let go of, so that two commands may have changed places.
  const known = commands.filter((each) => wanted[each.id] !== undefined);
  for (const each of known) if (isRebindable(each)) keymap = { ...keymap, [each.id]: null };
  for (const each of known) {
    const keys = wanted[each.id] ?? null;
    if (!isRebindable(each) || (keys !== null && clashOf(each.id, keys, commands, keymap) !== null)) {
      refused.push(each.title);
      const { [each.id]: _dropped, ...others } = keymap;
      keymap = others;
    } else keymap = bound(each, keys, keymap);
  }
  // Commands of screens that this version does not know keep what the file says.
  for (const [id, keys] of Object.entries(wanted)) {
    if (!commands.some((each) => each.id === id)) keymap = { ...keymap, [id]: keys };
  }
  return { keymap, refused };
};
