import { useState } from "react";
import { useCommandLayers } from "../../commands/registry.ts";
import type { CommandLayer } from "../../commands/command.ts";
import { Button } from "../Button.tsx";
import { Dialog, DialogTitle } from "../Dialog.tsx";
import { Field } from "../Field.tsx";
import { Kbd } from "../Kbd.tsx";
import { Tag } from "../Marks.tsx";
import { t } from "../text.ts";
import styles from "./KeySheet.module.css";

/** Every key that works where one was, this screen's first. */
export const KeySheet = ({ onClose }: { readonly onClose: () => void }) => {
  const [sought, setSought] = useState("");
  const layers = useCommandLayers((state) => state.all);
  const groups = groupsOf(layers, sought);
  return (
    <Dialog
      title={t("keys.title")}
      width={groups.length > 2 ? 1040 : 720}
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
      <p className={styles.foot}>{t("keys.rest")}</p>
    </Dialog>
  );
};

const KeyGroups = ({ groups }: { readonly groups: readonly CommandLayer[] }) => (
  <div className={styles.groups}>
    {groups.map((group, index) => (
      <section key={group.id} className={styles.group} aria-label={group.title}>
        <h3 className={styles.groupTitle}>
          {group.title}
          {index === 0 && group.title !== t("keys.everywhere") && <Tag>{t("keys.thisScreen")}</Tag>}
        </h3>
        {group.commands.map((command) => (
          <div key={command.id} className={styles.row}>
            <span>{command.title}</span>
            <Kbd keys={command.keys[0] ?? ""} shown={command.shown} exact />
          </div>
        ))}
      </section>
    ))}
  </div>
);

/** The topmost layer first; layers of one title are one group; what is sought narrows them. */
const groupsOf = (layers: readonly CommandLayer[], sought: string): readonly CommandLayer[] => {
  const words = sought.trim().toLowerCase();
  const groups = new Map<string, CommandLayer>();
  for (const layer of layers.toReversed()) {
    if (layer.modal) continue;
    const commands = layer.commands.filter(
      (command) =>
        command.title.toLowerCase().includes(words) ||
        command.keys.some((keys) => keys.toLowerCase() === words),
    );
    if (commands.length === 0) continue;
    const before = groups.get(layer.title);
    groups.set(
      layer.title,
      before === undefined
        ? { ...layer, commands }
        : { ...before, commands: [...before.commands, ...commands] },
    );
  }
  return [...groups.values()];
};
