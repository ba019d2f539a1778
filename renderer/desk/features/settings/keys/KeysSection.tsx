import { useState } from "react";
import { capsOf } from "../../../commands/key-names.ts";
import { keysOf, placeOf } from "../../../commands/keymap.ts";
import { listedPlace, placeName, PLACES, type PlaceName } from "../../../commands/places.ts";
import { runCommand } from "../../../commands/registry.ts";
import { t } from "../../../commands/text.ts";
import { changePreferences, usePreferences } from "../../../state/preferences.ts";
import { Button } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Panel } from "../../../ui/Panel.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { Switch } from "../../../ui/Toggles.tsx";
import { KeyboardMap } from "./KeyboardMap.tsx";
import { KeymapFile } from "./KeymapFile.tsx";
import { KeyRow } from "./KeyRow.tsx";
import styles from "./Keys.module.css";
import { useKeymapEditor } from "./use-keymap.ts";

/** Every command's keys, to be changed; clashes are named before anything is saved. */
export const KeysSection = () => {
  const [place, setPlace] = useState<PlaceName>("triage");
  const [sought, setSought] = useState("");
  const { keymap, singleKeys } = usePreferences();
  const editor = useKeymapEditor();
  const changes = Object.keys(keymap).length;
  const words = sought.trim().toLowerCase();
  const places = [...PLACES, "other" as const].filter((each) =>
    editor.commands.some(({ id }) => listedPlace(placeOf(id)) === each),
  );
  const rows = editor.commands.filter((command) =>
    words === ""
      ? listedPlace(placeOf(command.id)) === place
      : command.title.toLowerCase().includes(words) ||
        keysOf(command, keymap).some((keys) => capsOf(keys, false).flat().join(" ").toLowerCase() === words),
  );
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <div className={styles.tools}>
          <p className={styles.about}>
            {changes === 0 ? t("settings.unchanged") : t("settings.changed", { count: changes })}
          </p>
          <div className={styles.search}>
            <Field
              label={t("settings.find")}
              labelHidden
              placeholder={t("settings.find")}
              icon="search"
              value={sought}
              onChange={setSought}
            />
          </div>
          <Button tone="quiet" disabled={changes === 0 && t("settings.unchanged")} onPress={editor.resetAll}>
            {t("settings.resetAll")}
          </Button>
        </div>
        {words === "" && (
          <Segmented
            label={t("settings.places")}
            value={place}
            segments={places.map((value) => ({ value, label: placeName(value) }))}
            onChange={setPlace}
          />
        )}
        <Panel padded={false}>
          {rows.map((command) => (
            <KeyRow key={command.id} command={command} editor={editor} />
          ))}
          {rows.length === 0 && <p className={styles.none}>{t("settings.none", { sought })}</p>}
        </Panel>
      </div>
      <div className={styles.side}>
        <KeyboardMap editor={editor} place={place} />
        <Panel>
          <Switch
            label={t("settings.single")}
            about={t("settings.singleAbout")}
            on={singleKeys}
            onChange={(on) => changePreferences({ singleKeys: on })}
          />
          <KeymapFile commands={editor.commands} />
          <div>
            <Button keys="?" onPress={() => runCommand("keys")}>
              {t("settings.show")}
            </Button>
          </div>
        </Panel>
      </div>
    </div>
  );
};
