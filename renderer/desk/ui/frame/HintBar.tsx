import { Kbd } from "../Kbd.tsx";
import { type ShownCommand, useCommandLayers } from "../../commands/registry.ts";
import { t } from "../text.ts";
import styles from "./Frame.module.css";
import { HintBarPlace } from "./slots.tsx";

/** The keys that matter here, read from the commands themselves. The rest is under `?`. */
export const HintBar = ({ onShowKeys }: { readonly onShowKeys: () => void }) => {
  const layers = useCommandLayers((state) => state.active);
  const hints = layers
    .flatMap((layer) => layer.commands)
    .filter(
      (command): command is ShownCommand & { hint: number } =>
        command.hint !== undefined && command.keys.length > 0,
    )
    .sort((a, b) => a.hint - b.hint);
  return (
    <footer className={styles.hintbar} aria-label={t("frame.hints")}>
      <div className={styles.hints}>
        {hints.map((command) => (
          <span key={command.id} className={styles.hint}>
            <Kbd keys={command.keys[0] ?? ""} shown={command.shown} exact />
            {command.hintTitle ?? command.title}
          </span>
        ))}
      </div>
      <HintBarPlace className={styles.hintBarEnd} />
      <button type="button" className={styles.hintButton} onClick={onShowKeys}>
        <Kbd keys="?" />
        {t("keys.all")}
      </button>
    </footer>
  );
};
