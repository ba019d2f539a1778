import { type Preferences, readKeymap, readPreferences, writeKeymap } from "#shared/contract/preferences.ts";
import { isRefusal, refuse } from "#shared/domain/refusal.ts";
import type { Ports } from "../ports.ts";
import type { DeskHandlers, DeskPorts } from "./desk-ports.ts";

const SETTING = "desk.preferences";

export const preferencesOf = async (ports: Pick<Ports, "store">): Promise<Preferences> =>
  readPreferences(await ports.store.reader.setting(SETTING));

/** The habits of this desk, told to all windows when one changes them. */
export const preferenceHandlers = (
  ports: DeskPorts,
): Pick<DeskHandlers, Extract<keyof DeskHandlers, `${"preferences" | "keymap"}.${string}`>> => ({
  "preferences.get": () => preferencesOf(ports),
  "preferences.set": async (changes) => {
    // Read under the write lock: two windows may change different things at once.
    const next = await ports.store.write(async (tx) => {
      const stored = readPreferences(await tx.setting(SETTING));
      const changed = readPreferences(JSON.stringify({ ...stored, ...changes }));
      await tx.setSetting(SETTING, JSON.stringify(changed));
      return changed;
    });
    if (!isRefusal(next)) ports.desk.tell({ type: "preferences.changed" });
    return next;
  },
  "keymap.save": async () => {
    const { keymap } = await preferencesOf(ports);
    const content = new TextEncoder().encode(writeKeymap(keymap));
    return { saved: await ports.desk.saveFile("winnow-keys.json", content) };
  },
  "keymap.load": async () => {
    const text = await ports.desk.readSmallFile("keys");
    if (text === null) return { keymap: null };
    const keymap = readKeymap(text);
    return keymap === null
      ? refuse("not_found", "This file holds no keys. Choose one that was saved here.")
      : { keymap };
  },
});
