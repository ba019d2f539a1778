import { create } from "zustand";
import { createKeybindingsHandler, type KeybindingsMap } from "tinykeys";
import { type Command, type CommandLayer, isSingleKey } from "./command.ts";
import { usePreferences } from "../state/preferences.ts";
import { isInComposition, isOwnKey, isTyping } from "./focus.ts";
import { keysOf, shownOf } from "./keymap.ts";

/** A command as it is now: `keys` and `shown` with a person's changes, `defaults` without. */
export type ShownCommand = Command & {
  readonly defaults: readonly string[];
  readonly defaultShown: readonly string[] | undefined;
};
export interface ShownLayer extends CommandLayer {
  readonly commands: readonly ShownCommand[];
}

interface Registry {
  /** Every layer, also those that a dialog silences. */
  readonly all: readonly ShownLayer[];
  /** The layers whose keys work now. */
  readonly active: readonly ShownLayer[];
}

/** What is shown of the layers. Runs and conditions are always the latest, whatever is shown. */
export const useCommandLayers = create<Registry>(() => ({ all: [], active: [] }));

const current = new Map<string, CommandLayer>();
const order: string[] = [];

const factsOf = ({ id, title, modal, commands }: CommandLayer): string =>
  JSON.stringify([
    id,
    title,
    modal,
    commands.map((c) => [c.id, c.title, c.keys, c.shown, c.hint, c.hintTitle]),
  ]);

/** Puts a layer on top, or renews the one of this id where it stands. */
export const setLayer = (layer: CommandLayer): void => {
  const before = current.get(layer.id);
  current.set(layer.id, layer);
  if (before === undefined) order.push(layer.id);
  if (before === undefined || factsOf(before) !== factsOf(layer)) publish();
};

export const removeLayer = (id: string): void => {
  if (!current.delete(id)) return;
  order.splice(order.indexOf(id), 1);
  publish();
};

const asShown = (layer: CommandLayer): ShownLayer => {
  const { keymap } = usePreferences.getState();
  const commands = layer.commands.map((command): ShownCommand => {
    const { shown: defaultShown, ...rest } = command;
    const shown = shownOf(command, keymap);
    const keys = keysOf(command, keymap);
    return { ...rest, keys, ...(shown && { shown }), defaults: command.keys, defaultShown };
  });
  return { ...layer, commands };
};

const publish = (): void => {
  const all = order.flatMap((id) => current.get(id) ?? []).map(asShown);
  const lastModal = all.findLastIndex((layer) => layer.modal);
  useCommandLayers.setState({ all, active: all.slice(Math.max(0, lastModal)) });
  bind();
};

// Every label and every key follows at once.
usePreferences.subscribe((now, before) => {
  if (now.keymap !== before.keymap) publish();
});

let handler: EventListener = () => undefined;

/** Rebuilds the bindings: per key the layers that know it, topmost first; sequences before single presses. */
const bind = (): void => {
  const holders = new Map<string, { readonly layer: string; readonly command: string }[]>();
  for (const layer of useCommandLayers.getState().active.toReversed()) {
    for (const command of layer.commands) {
      for (const keys of command.keys) {
        holders.set(keys, [...(holders.get(keys) ?? []), { layer: layer.id, command: command.id }]);
      }
    }
  }
  const sequencesFirst = [...holders].sort(([a], [b]) => Number(b.includes(" ")) - Number(a.includes(" ")));
  const bindings: KeybindingsMap = Object.fromEntries(
    sequencesFirst.map(([keys, candidates]) => [
      keys,
      (event: KeyboardEvent): void => {
        const command = candidates
          .map(latest)
          .find((each) => each !== undefined && mayRun(each, keys, event));
        if (command === undefined) return;
        event.preventDefault();
        command.run(event);
      },
    ]),
  );
  handler = createKeybindingsHandler(bindings, { ignore: isInComposition });
};

const latest = (at: { readonly layer: string; readonly command: string }): Command | undefined =>
  current.get(at.layer)?.commands.find((command) => command.id === at.command);

const mayRun = (command: Command, keys: string, event: KeyboardEvent): boolean => {
  if (event.repeat && command.repeats !== true) return false;
  if (isSingleKey(keys)) {
    if (isTyping(event.target) && command.whileTyping !== true) return false;
    if (isOwnKey(event)) return false;
    if (!usePreferences.getState().singleKeys && isLetter(event.key)) return false;
  }
  return command.when?.() ?? true;
};

/**
 * Runs a command by its name, as its key would: for a button that does the same, the palette and menus. `key` is for
 * one whose keys mean different things.
 */
export const runCommand = (id: string, key = ""): void => {
  const command = useCommandLayers
    .getState()
    .active.toReversed()
    .flatMap((layer) => current.get(layer.id)?.commands ?? [])
    .find((each) => each.id === id && (each.when?.() ?? true));
  command?.run(new KeyboardEvent("keydown", { key }));
};

/** Letters, digits and signs can be switched off; arrows, Enter, Space and Esc are every control's own. */
const isLetter = (key: string): boolean => key.length === 1 && key !== " " && key !== "?";

/** Starts listening for keys; returns the way to stop. */
export const listenForKeys = (): (() => void) => {
  const listen = (event: KeyboardEvent): void => {
    if (!event.defaultPrevented) handler(event);
  };
  window.addEventListener("keydown", listen);
  return () => window.removeEventListener("keydown", listen);
};
