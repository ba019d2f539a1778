import { useState } from "react";
import { platform } from "../../../bridge/call.ts";
import { type KnownCommand, withSeen } from "../../../commands/catalogue.ts";
import { bound, clashOf, keysOf, swapped } from "../../../commands/keymap.ts";
import { keysOfPress, type Press, systemUse, type SystemUse } from "../../../commands/press.ts";
import { useCommandLayers } from "../../../commands/registry.ts";
import { changePreferences, usePreferences } from "../../../state/preferences.ts";

/** What stands between a press and a new key. */
export type Problem =
  | { readonly type: "system"; readonly keys: string; readonly use: SystemUse }
  | { readonly type: "clash"; readonly keys: string; readonly other: KnownCommand };

export interface Capture {
  readonly command: KnownCommand;
  /** The first press of a sequence that waits for its second. */
  readonly begun: string | null;
  readonly problem: Problem | null;
}

export interface KeymapEditor {
  readonly commands: readonly KnownCommand[];
  readonly capture: Capture | null;
  readonly begin: (command: KnownCommand) => void;
  readonly cancel: () => void;
  readonly press: (event: Press) => void;
  readonly again: () => void;
  readonly settle: (leave: "swap" | "empty") => void;
  readonly reset: (command: KnownCommand) => void;
  readonly empty: (command: KnownCommand) => void;
  readonly resetAll: () => void;
}

/** Listens for one press, and saves it only when nobody else has it. */
export const useKeymapEditor = (): KeymapEditor => {
  const keymap = usePreferences((state) => state.keymap);
  const layers = useCommandLayers((state) => state.all);
  const commands = withSeen(layers.flatMap((layer) => layer.commands));
  const [capture, setCapture] = useState<Capture | null>(null);
  const mac = platform() === "darwin";

  const take = (command: KnownCommand, keys: string): void => {
    const use = systemUse(keys, mac);
    if (use !== null) {
      setCapture({ command, begun: null, problem: { type: "system", keys, use } });
      return;
    }
    const other = clashOf(command.id, keys, commands, keymap);
    if (other !== null) {
      setCapture({ command, begun: null, problem: { type: "clash", keys, other } });
      return;
    }
    changePreferences({ keymap: bound(command, keys, keymap) });
    setCapture(null);
  };

  const press = (event: Press): void => {
    const pressed = keysOfPress(event, mac);
    if (capture === null || pressed === null) return;
    if (capture.begun !== null) {
      take(capture.command, `${capture.begun} ${pressed}`);
      return;
    }
    // Where the press begins sequences already, it begins this one too.
    const begins = commands.some((each) =>
      keysOf(each, keymap).some((keys) => keys.startsWith(`${pressed} `)),
    );
    if (begins) setCapture({ ...capture, begun: pressed, problem: null });
    else take(capture.command, pressed);
  };

  return {
    commands,
    capture,
    press,
    begin: (command) => setCapture({ command, begun: null, problem: null }),
    cancel: () => setCapture(null),
    again: () => setCapture((now) => now && { ...now, begun: null, problem: null }),
    settle: (leave) => {
      if (capture?.problem?.type !== "clash") return;
      const { keys, other } = capture.problem;
      changePreferences({ keymap: swapped({ command: capture.command, other, keys }, keymap, leave) });
      setCapture(null);
    },
    reset: (command) => {
      const [first = null] = command.keys;
      // What it had at first may be another's by now; then it says so, as any press would.
      if (first === null) return;
      take(command, first);
    },
    empty: (command) => changePreferences({ keymap: bound(command, null, keymap) }),
    resetAll: () => {
      changePreferences({ keymap: {} });
      setCapture(null);
    },
  };
};
