/** What the palette offers, in groups and in order. Pure. */
import { keysOf, placeOf, shownOf } from "../keymap.ts";
import type { KnownCommand } from "../catalogue.ts";
import type { Keymap } from "#shared/contract/preferences.ts";
import type { ShownLayer } from "../registry.ts";
import { type Match, matchOf } from "./rank.ts";

/** One line of the palette. */
export interface Entry {
  readonly key: string;
  readonly title: string;
  readonly detail: string | null;
  readonly keys: string | null;
  readonly shown: readonly string[] | undefined;
  /** Why it cannot run here; null when it can. */
  readonly cause: string | null;
  readonly match: Match;
  readonly act:
    | { readonly type: "command"; readonly id: string; readonly press: string }
    | { readonly type: "go"; readonly to: string };
}

export interface Group {
  readonly title: string;
  readonly entries: readonly Entry[];
}

export interface Offered {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly keys: string | null;
  readonly shown: readonly string[] | undefined;
  readonly press: string;
  readonly subject: string | null;
  readonly cause: string | null;
}

interface Words {
  readonly notHere: (place: string) => string;
  readonly notNow: string;
}

const ARROWS = /Arrow(Up|Down|Left|Right)$/;

/** Moving is for keys alone; a command whose keys mean different things is offered once for each. */
const pressesOf = (
  keys: readonly string[],
  shown: readonly string[] | undefined,
): readonly string[] | null => {
  if (keys.length > 1 && keys.every((each) => ARROWS.test(each))) return null;
  const range = /^\(\[(\d)-(\d)\]\)$/.exec(keys[0] ?? "");
  if (range !== null) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    return Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
  }
  return keys.length > 1 && shown?.length === keys.length ? keys : [""];
};

/** The commands of the screen and everywhere, the topmost layer first, then those of other screens. */
export const offeredCommands = (
  layers: readonly ShownLayer[],
  known: readonly KnownCommand[],
  keymap: Keymap,
  words: Words,
): readonly Offered[] => {
  const offered: Offered[] = [];
  const seen = new Set<string>();
  for (const command of layers.toReversed().flatMap((layer) => layer.commands)) {
    if (seen.has(command.id) || command.repeats === true || command.id === "palette") continue;
    seen.add(command.id);
    const presses = pressesOf(command.defaults, command.defaultShown);
    if (presses === null) continue;
    const cause = (command.when?.() ?? true) ? null : (command.why?.() ?? words.notNow);
    for (const press of presses) {
      offered.push({
        id: command.id,
        title: press === "" ? command.title : `${command.title}: ${press}`,
        place: placeOf(command.id),
        keys: press === "" ? (command.keys[0] ?? null) : press,
        shown: press === "" ? command.shown : undefined,
        press,
        subject: command.subject?.() ?? null,
        cause,
      });
    }
  }
  for (const command of known) {
    if (seen.has(command.id) || pressesOf(command.keys, command.shown) === null) continue;
    seen.add(command.id);
    const place = placeOf(command.id);
    offered.push({
      id: command.id,
      title: command.title,
      place,
      keys: keysOf(command, keymap)[0] ?? null,
      shown: shownOf(command, keymap),
      press: "",
      subject: null,
      cause: words.notHere(place),
    });
  }
  return offered;
};

interface GroupWords {
  readonly recent: string;
  readonly subject: (subject: string) => string;
  readonly here: string;
  readonly everywhere: string;
  readonly elsewhere: string;
}

const entryOf = (offered: Offered, match: Match): Entry => ({
  key: `${offered.id} ${offered.press}`,
  title: offered.title,
  detail: null,
  keys: offered.keys,
  shown: offered.shown,
  cause: offered.cause,
  match,
  act: { type: "command", id: offered.id, press: offered.press },
});

/** What is chosen first, then recent ones, this screen, everywhere; what cannot run here only where it is sought. */
export const commandGroups = (
  offered: readonly Offered[],
  sought: string,
  recent: readonly string[],
  words: GroupWords,
): { readonly first: readonly Group[]; readonly elsewhere: Group } => {
  const matched = offered.flatMap((each) => {
    const match = matchOf(sought, each.title);
    return match === null ? [] : [{ each, match }];
  });
  const recentRank = (id: string): number => {
    const at = recent.indexOf(id);
    return at < 0 ? 0 : recent.length - at;
  };
  const group = (title: string, belongs: (each: Offered) => boolean): Group => ({
    title,
    entries: matched
      .filter(({ each }) => belongs(each))
      .map(({ each, match }, index) => ({ each, match, index }))
      .sort(
        (a, b) =>
          b.match.score - a.match.score || recentRank(b.each.id) - recentRank(a.each.id) || a.index - b.index,
      )
      .map(({ each, match }) => entryOf(each, match)),
  });
  const subject = matched.find(({ each }) => each.subject !== null)?.each.subject ?? null;
  const runs = (each: Offered): boolean => each.cause === null;
  const isRecent = (each: Offered): boolean =>
    sought.trim() === "" && runs(each) && each.subject === null && recent.includes(each.id);
  const place = offered[0]?.place ?? "everywhere";
  return {
    first: [
      ...(subject === null
        ? []
        : [group(words.subject(subject), (each) => each.subject !== null && runs(each))]),
      group(words.recent, isRecent),
      group(
        words.here,
        (each) => runs(each) && each.subject === null && each.place !== "everywhere" && !isRecent(each),
      ),
      group(words.everywhere, (each) => runs(each) && each.place === "everywhere" && !isRecent(each)),
    ].filter(({ entries }) => entries.length > 0),
    elsewhere: group(
      words.elsewhere,
      (each) => !runs(each) && (sought.trim() !== "" || (each.place === place && place !== "everywhere")),
    ),
  };
};
