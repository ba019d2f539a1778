import { useDeskMutation } from "../../../bridge/queries.ts";
import type { KnownCommand } from "../../../commands/catalogue.ts";
import { usableKeymap } from "../../../commands/keymap.ts";
import { t } from "../../../commands/text.ts";
import { changePreferences } from "../../../state/preferences.ts";
import { showError, showToast } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import styles from "./Keys.module.css";

/** A person's keys, to another computer and from it. */
export const KeymapFile = ({ commands }: { readonly commands: readonly KnownCommand[] }) => {
  const save = useDeskMutation("keymap.save");
  const load = useDeskMutation("keymap.load");
  const take = (keymap: Parameters<typeof usableKeymap>[0]): void => {
    const { keymap: usable, refused } = usableKeymap(keymap, commands);
    changePreferences({ keymap: usable });
    if (refused.length === 0) showToast(t("settings.loaded"), { tone: "good" });
    else
      showToast(t("settings.loadedBut", { count: refused.length, titles: refused.join(", ") }), {
        tone: "bad",
      });
  };
  return (
    <div className={styles.file}>
      <div>
        <div className={styles.label}>{t("settings.move")}</div>
        <p className={styles.about}>{t("settings.moveAbout")}</p>
      </div>
      <Button
        onPress={() =>
          save.mutate(undefined, {
            onSuccess: ({ saved }) => saved && showToast(t("settings.saved"), { tone: "good" }),
            onError: showError,
          })
        }
      >
        {t("settings.save")}
      </Button>
      <Button
        onPress={() =>
          load.mutate(undefined, {
            onSuccess: ({ keymap }) => keymap !== null && take(keymap),
            onError: showError,
          })
        }
      >
        {t("settings.load")}
      </Button>
    </div>
  );
};
