import { keysOf, placeOf } from "../../../commands/keymap.ts";
import { placeName } from "../../../commands/places.ts";
import { t } from "../../../commands/text.ts";
import { usePreferences } from "../../../state/preferences.ts";
import { classes } from "../../../ui/classes.ts";
import { Panel } from "../../../ui/Panel.tsx";
import styles from "./Keys.module.css";
import type { KeymapEditor } from "./use-keymap.ts";

const ROWS = ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm/?"].map((row) => row.split(""));

/** Which single keys a place uses, where they lie on a keyboard. For the eye; the list says the same. */
export const KeyboardMap = ({ editor, place }: { readonly editor: KeymapEditor; readonly place: string }) => {
  const keymap = usePreferences((state) => state.keymap);
  const used = new Map<string, string>();
  for (const command of editor.commands) {
    if (placeOf(command.id) !== place && placeOf(command.id) !== "everywhere") continue;
    const yours = keymap[command.id] !== undefined;
    for (const key of keysOf(command, keymap).flatMap(singleKeys)) used.set(key, yours ? "yours" : "used");
  }
  const problem = editor.capture?.problem;
  const clash = problem?.type === "clash" ? singleKeys(problem.keys)[0] : undefined;
  return (
    <Panel title={t("settings.map", { place: placeName(place) })}>
      <div className={styles.map} aria-hidden="true">
        {ROWS.map((row, index) => (
          <div key={index} className={styles.mapRow}>
            {row.map((key) => (
              <span
                key={key}
                className={classes(
                  styles.cap,
                  used.has(key) && styles.used,
                  used.get(key) === "yours" && styles.yours,
                  key === clash && styles.clash,
                )}
              >
                {key.toUpperCase()}
              </span>
            ))}
          </div>
        ))}
      </div>
      <div className={styles.legend} aria-hidden="true">
        <span className={classes(styles.sample, styles.used)} /> {t("settings.mapInUse")}
        <span className={classes(styles.sample, styles.clash)} /> {t("settings.mapClash")}
        <span className={classes(styles.sample, styles.yours)} /> {t("settings.mapYours")}
      </div>
    </Panel>
  );
};

const singleKeys = (keys: string): readonly string[] => {
  const range = /^\(\[(\d)-(\d)\]\)$/.exec(keys);
  if (range !== null)
    return Array.from({ length: Number(range[2]) - Number(range[1]) + 1 }, (_, index) =>
      String(Number(range[1]) + index),
    );
  const plain = keys.replace("[Shift]+", "").split(" ")[0] ?? "";
  return plain.length === 1 ? [plain.toLowerCase()] : [];
};
