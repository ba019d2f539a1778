/** How a key is printed on its cap. */
const CAPS: Readonly<Record<string, string>> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
  Space: "Space",
  " ": "Space",
  Enter: "Enter",
  Control: "Ctrl",
  Meta: "⌘",
  Alt: "Alt",
  Shift: "Shift",
};

const MAC_CAPS: Readonly<Record<string, string>> = { Control: "⌃", Alt: "⌥", Shift: "⇧" };

const cap = (key: string, mac: boolean): string => {
  if (key === "$mod") return mac ? "⌘" : "Ctrl";
  const named = (mac ? MAC_CAPS[key] : undefined) ?? CAPS[key];
  if (named !== undefined) return named;
  return key.replace(/^(Key|Digit)/, "").toUpperCase();
};

/** The caps of one press or of a sequence: `Shift+X` is two, `g i` is G, then I. */
export const capsOf = (keys: string, mac: boolean): readonly (readonly string[])[] =>
  keys.split(" ").map((press) =>
    press
      .split(/(?<=\w|\])\+/)
      .filter((part) => !part.startsWith("["))
      .map((part) => cap(part, mac)),
  );
