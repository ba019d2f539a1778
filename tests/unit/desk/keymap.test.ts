import { describe, expect, it } from "vitest";
import { readPreferences } from "#shared/contract/preferences.ts";
import {
  type Bound,
  bound,
  clashOf,
  isRebindable,
  keysOf,
  swapped,
  usableKeymap,
} from "../../../renderer/desk/commands/keymap.ts";
import { keysOfPress, systemUse } from "../../../renderer/desk/commands/press.ts";

const command = (id: string, ...keys: string[]): Bound => ({ id, title: id, keys });
const approve = command("triage.approve", "a");
const copies = command("triage.openCopy", "d");
const heat = command("triage.look", "h");
const undo = command("triage.undo", "z", "$mod+z");
const stars: Bound = {
  id: "triage.stars",
  title: "Set stars",
  keys: ["([1-5])"],
  shown: ["1", "–", "5"],
};
const inbox = command("go.inbox", "g i");
const pickPin = command("pick.pin", "p");
const all = [approve, copies, heat, undo, stars, inbox, pickPin];

describe("a person's keys", () => {
  it("take the place of the first one, and the chord beside it stays", () => {
    expect(keysOf(undo, { "triage.undo": "u" })).toEqual(["u", "$mod+z"]);
    expect(keysOf(undo, { "triage.undo": null })).toEqual([]);
    expect(keysOf(undo, {})).toBe(undo.keys);
  });

  it("leave keys that mean different things, and Escape, as they are", () => {
    expect(isRebindable(stars)).toBe(false);
    expect(isRebindable(command("back", "Escape"))).toBe(false);
    expect(isRebindable({ keys: ["[Shift]+?"], shown: ["?"] })).toBe(true);
    expect(keysOf(stars, { "triage.stars": "q" })).toBe(stars.keys);
  });

  it("are no change where they are what they were at first", () => {
    expect(bound(heat, "h", { "triage.look": "y" })).toEqual({});
  });
});

describe("a clash", () => {
  it("is named where both work on one screen", () => {
    expect(clashOf("triage.look", "d", all, {})).toBe(copies);
    expect(clashOf("triage.look", "Shift+D", all, {})).toBeNull();
    expect(clashOf("triage.look", "p", all, {})).toBeNull();
  });

  it("is named with what works everywhere, and with one key of several", () => {
    expect(clashOf("triage.look", "3", all, {})).toBe(stars);
    expect(clashOf("triage.look", "g", all, {})).toBe(inbox);
    expect(clashOf("go.inbox", "p", all, {})).toBe(pickPin);
  });

  it("follows what was changed already", () => {
    const keymap = { "triage.openCopy": "y" };
    expect(clashOf("triage.look", "d", all, keymap)).toBeNull();
    expect(clashOf("triage.look", "y", all, keymap)).toBe(copies);
  });

  it("ends by a swap, or by leaving the other without a key", () => {
    const swap = swapped({ command: heat, other: copies, keys: "d" }, {}, "swap");
    expect(swap).toEqual({ "triage.look": "d", "triage.openCopy": "h" });
    expect(swapped({ command: heat, other: copies, keys: "d" }, {}, "empty")).toEqual({
      "triage.look": "d",
      "triage.openCopy": null,
    });
    expect(clashOf("triage.look", "d", all, swap)).toBeNull();
  });
});

describe("a keymap from a file", () => {
  it("may let two commands change places", () => {
    const swap = { "triage.look": "d", "triage.openCopy": "h" };
    expect(usableKeymap(swap, all)).toEqual({ keymap: swap, refused: [] });
  });

  it("loses what clashes or cannot be changed, by name", () => {
    const { keymap, refused } = usableKeymap(
      { "triage.look": "a", "triage.stars": "q", "later.thing": "k" },
      all,
    );
    expect(refused).toEqual(["triage.look", "Set stars"]);
    expect(keymap).toEqual({ "later.thing": "k" });
  });
});

const press = (key: string, held: string[] = []) => ({
  key,
  ctrlKey: held.includes("Control"),
  shiftKey: held.includes("Shift"),
  altKey: held.includes("Alt"),
  metaKey: held.includes("Meta"),
});

describe("a captured press", () => {
  it("is written as commands write it", () => {
    expect(keysOfPress(press("a"), false)).toBe("a");
    expect(keysOfPress(press("X", ["Shift"]), false)).toBe("Shift+X");
    expect(keysOfPress(press("?", ["Shift"]), false)).toBe("[Shift]+?");
    expect(keysOfPress(press("k", ["Control"]), false)).toBe("$mod+k");
    expect(keysOfPress(press("k", ["Meta"]), true)).toBe("$mod+k");
    expect(keysOfPress(press(" "), false)).toBe("Space");
    expect(keysOfPress(press("Shift", ["Shift"]), false)).toBeNull();
  });

  it("is refused by name where the system or every control needs it", () => {
    expect(systemUse("$mod+w", false)).toBe("close");
    expect(systemUse("Tab", false)).toBe("focus");
    expect(systemUse("Meta+l", false)).toBe("system");
    expect(systemUse("$mod+h", true)).toBe("system");
    expect(systemUse("$mod+k", false)).toBeNull();
  });
});

describe("stored preferences", () => {
  it("lose one bad value without losing the others", () => {
    const read = readPreferences(
      JSON.stringify({ singleKeys: false, recentCommands: "all", keymap: { "triage.look": "y" } }),
    );
    expect(read.singleKeys).toBe(false);
    expect(read.recentCommands).toEqual([]);
    expect(read.keymap).toEqual({ "triage.look": "y" });
    expect(readPreferences("not JSON").singleKeys).toBe(true);
  });
});
