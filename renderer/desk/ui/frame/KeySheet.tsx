import { useState } from "react";
import { KNOWN_COMMANDS } from "../../commands/catalogue.ts";
import { keysOf, shownOf } from "../../commands/keymap.ts";
import { listedPlace, placeName, PLACES } from "../../commands/places.ts";
import { type ShownCommand, type ShownLayer, useCommandLayers } from "../../commands/registry.ts";
import { placeOf } from "../../commands/keymap.ts";
import { t as words } from "../../commands/text.ts";
import { usePreferences } from "../../state/preferences.ts";
import { go } from "../../state/route.ts";
import { Button } from "../Button.tsx";
import { Dialog, DialogTitle } from "../Dialog.tsx";
import { Field } from "../Field.tsx";
import { Kbd } from "../Kbd.tsx";
import { Tag } from "../Marks.tsx";
import { t } from "../text.ts";
import styles from "./KeySheet.module.css";

interface Line {
  readonly id: string;
  readonly title: string;
  readonly keys: readonly string[];
  readonly shown: readonly string[] | undefined;
}

interface SheetGroup {
  readonly title: string;
  readonly here: boolean;
  readonly lines: readonly Line[];
}

/** Every key that works where one was, this screen's first, then those of the other screens. */
export const KeySheet = ({ onClose }: { readonly onClose: () => void }) => {
  const [sought, setSought] = useState("");
  const layers = useCommandLayers((state) => state.all);
  const others = useOtherPlaces(layers);
  const groups = narrowed([...groupsOf(layers), ...others], sought);
  return (
    <Dialog
      title={t("keys.title")}
      width={1040}
      bare
      onClose={onClose}
      head={
        <header className={styles.head}>
          <DialogTitle>{t("keys.title")}</DialogTitle>
          <div className={styles.search}>
            <Field
              label={t("keys.find")}
              labelHidden
              placeholder={t("keys.find")}
              icon="search"
              value={sought}
              onChange={setSought}
              autoFocus
            />
          </div>
          <span className={styles.grow} />
          <Button
            icon="key"
            onPress={() => {
              onClose();
              go({ screen: "settings", section: "keys" });
            }}
          >
            {words("sheet.change")}
          </Button>
          <Button tone="quiet" keys="Escape" onPress={onClose}>
            {t("common.close")}
          </Button>
        </header>
      }
    >
      {groups.length === 0 ? (
        <p className={styles.none}>{t("keys.none", { sought })}</p>
      ) : (
        <KeyGroups groups={groups} />
      )}
      <p className={styles.foot}>{words("sheet.rest")}</p>
    </Dialog>
  );
};

const KeyGroups = ({ groups }: { readonly groups: readonly SheetGroup[] }) => {
  const keymap = usePreferences((state) => state.keymap);
  return (
    <div className={styles.groups} role="group" aria-label={t("keys.title")} tabIndex={0}>
      {groups.map((group, index) => (
        <section key={group.title} className={styles.group} aria-label={group.title}>
          <h3 className={styles.groupTitle}>
            {group.title}
            {index === 0 && group.here && <Tag>{t("keys.thisScreen")}</Tag>}
          </h3>
          {group.lines.map((line) => (
            <div key={line.id} className={styles.row}>
              <span>
                {line.title}{" "}
                {keymap[line.id] !== undefined && <Tag tone="accent">{words("sheet.yours")}</Tag>}
              </span>
              <Kbd keys={line.keys[0] ?? ""} shown={line.shown} exact />
            </div>
          ))}
        </section>
      ))}
    </div>
  );
};

/** The topmost layer first; layers of one title are one group. */
const groupsOf = (layers: readonly ShownLayer[]): readonly SheetGroup[] => {
  const groups = new Map<string, ShownCommand[]>();
  for (const layer of layers.toReversed()) {
    if (layer.modal) continue;
    const commands = layer.commands.filter(({ keys }) => keys.length > 0);
    groups.set(layer.title, [...(groups.get(layer.title) ?? []), ...commands]);
  }
  return [...groups].map(([title, commands]) => ({
    title,
    here: title !== t("keys.everywhere"),
    lines: commands.map(({ id, title: name, keys, shown }) => ({ id, title: name, keys, shown })),
  }));
};

/** Screens that are not shown: what is known of them. */
const useOtherPlaces = (layers: readonly ShownLayer[]): readonly SheetGroup[] => {
  const keymap = usePreferences((state) => state.keymap);
  const shownPlaces = new Set(layers.flatMap((layer) => layer.commands).map(({ id }) => placeOf(id)));
  return PLACES.filter((place) => !shownPlaces.has(place)).map((place) => ({
    title: placeName(place),
    here: false,
    lines: KNOWN_COMMANDS.filter(({ id }) => listedPlace(placeOf(id)) === place).map((command) => ({
      id: command.id,
      title: command.title,
      keys: keysOf(command, keymap),
      shown: shownOf(command, keymap),
    })),
  }));
};

const narrowed = (groups: readonly SheetGroup[], sought: string): readonly SheetGroup[] => {
  const typed = sought.trim().toLowerCase();
  return groups.flatMap((group) => {
    const lines = group.lines.filter(
      ({ title, keys }) =>
        title.toLowerCase().includes(typed) || keys.some((each) => each.toLowerCase() === typed),
    );
    return lines.length === 0 ? [] : [{ ...group, lines }];
  });
};
