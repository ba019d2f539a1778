/** A press on the keyboard in the registry's notation, and which presses are not ours to give. */

const MODIFIERS = new Set(["Control", "Shift", "Alt", "Meta", "AltGraph", "CapsLock", "Fn"]);

export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** `Shift+X`, `$mod+k`, `[Shift]+?`; null while only modifiers are held. */
export const keysOfPress = (press: Press, mac: boolean): string | null => {
  const { key } = press;
  if (MODIFIERS.has(key) || key === "Dead" || key === "Unidentified") return null;
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  const letter = /^\p{L}$/u.test(key);
  const sign = key.length === 1 && !letter && key !== " " && !/\d/.test(key);
  const name =
    key === " " ? "Space" : letter ? (press.shiftKey ? key.toUpperCase() : key.toLowerCase()) : key;
  return [
    ...(mod ? ["$mod"] : []),
    ...(other ? [mac ? "Control" : "Meta"] : []),
    ...(press.altKey ? ["Alt"] : []),
    // Which signs need Shift differs from keyboard to keyboard.
    ...(sign ? ["[Shift]"] : press.shiftKey ? ["Shift"] : []),
    name,
  ].join("+");
};

/** What the system, the window or every control does with it; it cannot be given to a command. */
export type SystemUse =
  "close" | "quit" | "clipboard" | "focus" | "leave" | "controls" | "fullscreen" | "system";

const USES: Readonly<Record<string, SystemUse>> = {
  "$mod+w": "close",
  "Alt+F4": "quit",
  "$mod+q": "quit",
  "$mod+c": "clipboard",
  "$mod+v": "clipboard",
  "$mod+x": "clipboard",
  Tab: "focus",
  "Shift+Tab": "focus",
  "$mod+Tab": "focus",
  Escape: "leave",
  Enter: "controls",
  Space: "controls",
  F11: "fullscreen",
};

/** Null where a person may have it. */
export const systemUse = (keys: string, mac: boolean): SystemUse | null => {
  const used = USES[keys] ?? null;
  if (used !== null) return used;
  if (mac && (keys === "$mod+h" || keys === "$mod+m" || keys === "$mod+,")) return "system";
  return !mac && keys.startsWith("Meta+") ? "system" : null;
};
