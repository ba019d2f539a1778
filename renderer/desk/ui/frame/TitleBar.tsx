import { platform } from "../../bridge/call.ts";
import { useDeskQuery } from "../../bridge/queries.ts";
import type { Route } from "../../state/route.ts";
import { classes } from "../classes.ts";
import { formatCount, formatShortCount } from "../format/numbers.ts";
import { Icon, Mark } from "../icons/Icon.tsx";
import { Kbd } from "../Kbd.tsx";
import { t } from "../text.ts";
import styles from "./Frame.module.css";
import { RouteLink } from "./RouteLink.tsx";

interface TitleBarProps {
  readonly route: Route;
  readonly onShowPalette: () => void;
}

/** Brand, the way to each screen, and what state the desk is in. The window is dragged by it. */
export const TitleBar = ({ route, onShowPalette }: TitleBarProps) => {
  const inbox = useDeskQuery("inbox.get", undefined);
  const waiting = inbox.data === undefined ? 0 : inbox.data.needsYouTotal + inbox.data.missedTotal;
  const mac = platform() === "darwin";
  return (
    <header className={classes(styles.titlebar, mac ? styles.buttonsLeft : styles.buttonsRight)}>
      <div className={styles.brand}>
        <Mark />
        {t("app.name")}
      </div>
      <nav className={styles.nav} aria-label={t("frame.nav")}>
        <RouteLink className={styles.navtab} to={{ screen: "inbox" }} current={route.screen === "inbox"}>
          {t("frame.inbox")}
          {waiting > 0 && (
            <span
              className={styles.count}
              title={t("frame.waiting", { count: waiting, formatted: formatCount(waiting) })}
            >
              {formatShortCount(waiting)}
            </span>
          )}
        </RouteLink>
        <RouteLink
          className={styles.navtab}
          to={{ screen: "jobs" }}
          current={route.screen === "jobs" || route.screen === "job" || route.screen === "new-job"}
        >
          {t("frame.jobs")}
        </RouteLink>
        <RouteLink
          className={styles.navtab}
          to={{ screen: "insights" }}
          current={route.screen === "insights"}
        >
          {t("frame.insights")}
        </RouteLink>
        <RouteLink
          className={styles.navtab}
          to={{ screen: "settings", section: "general" }}
          current={route.screen === "settings"}
        >
          {t("frame.settings")}
        </RouteLink>
      </nav>
      <span className={styles.grow} />
      <CommandField onPress={onShowPalette} />
      <span className={styles.grow} />
      <ModelPill />
    </header>
  );
};

/** The way to every command by mouse; the key beside it opens the same. */
const CommandField = ({ onPress }: { readonly onPress: () => void }) => (
  <button type="button" className={styles.command} onClick={onPress}>
    <Icon name="search" size={14} />
    <span className={styles.commandWords}>{t("frame.command")}</span>
    <Kbd keys="$mod+k" inButton />
  </button>
);

const ModelPill = () => {
  const status = useDeskQuery("model.status", undefined).data;
  if (status === undefined) return null;
  const { model, scorer } = status;
  const word =
    model === null
      ? t("model.pill.none")
      : scorer === "restarting"
        ? t("model.pill.restarting")
        : model.practice
          ? t("model.pill.practice")
          : t("model.pill.ready");
  return (
    <RouteLink
      className={styles.pill}
      to={{ screen: "settings", section: "model" }}
      title={status.reason ?? undefined}
    >
      <span
        className={classes(styles.dot, (model === null || scorer === "restarting") && styles.off)}
        aria-hidden="true"
      />
      {word}
    </RouteLink>
  );
};
