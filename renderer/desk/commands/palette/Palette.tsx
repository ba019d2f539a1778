import { useId, useState } from "react";
import { changePreferences, usePreferences } from "../../state/preferences.ts";
import { goTo, type Route } from "../../state/route.ts";
import { classes } from "../../ui/classes.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Icon } from "../../ui/icons/Icon.tsx";
import { Kbd } from "../../ui/Kbd.tsx";
import { runCommand } from "../registry.ts";
import { t } from "../text.ts";
import type { Entry } from "./entries.ts";
import styles from "./Palette.module.css";
import { usePaletteGroups } from "./use-palette.ts";

interface PaletteProps {
  readonly route: Route;
  readonly onClose: () => void;
}

/** Every command with its key, jobs and photos: typed, chosen by arrows, run by Enter. */
export const Palette = ({ route, onClose }: PaletteProps) => {
  const [sought, setSought] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const groups = usePaletteGroups(sought, route);
  const entries = groups.flatMap((group) => group.entries);
  const current = entries[Math.min(at, entries.length - 1)];
  const move = (by: number): void => {
    if (entries.length > 0) setAt((Math.min(at, entries.length - 1) + by + entries.length) % entries.length);
  };
  const run = (entry: Entry | undefined): void => {
    if (entry === undefined || entry.cause !== null) return;
    onClose();
    remember(entry);
    // After the palette has gone, and its silence over the keys below with it.
    setTimeout(() => act(entry), 0);
  };
  return (
    <Dialog
      title={t("palette.title")}
      width={640}
      bare
      onClose={onClose}
      head={
        <div className={styles.head}>
          <Icon name="search" />
          <input
            className={styles.input}
            type="text"
            role="combobox"
            aria-label={t("palette.field")}
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={current === undefined ? undefined : `${id}-${current.key}`}
            placeholder={t("palette.placeholder")}
            value={sought}
            maxLength={80}
            autoFocus
            spellCheck={false}
            onChange={(event) => {
              setSought(event.target.value);
              setAt(0);
            }}
            onKeyDown={(event) => {
              if (event.key === "ArrowDown") move(1);
              else if (event.key === "ArrowUp") move(-1);
              else if (event.key === "Enter" && !event.nativeEvent.isComposing) run(current);
              else return;
              event.preventDefault();
            }}
          />
        </div>
      }
      foot={<Foot />}
    >
      <div className={styles.list} id={`${id}-list`} role="listbox" aria-label={t("palette.title")}>
        {groups.map((group) => (
          <div key={group.title} role="group" aria-label={group.title}>
            <div className={styles.group} aria-hidden="true">
              {group.title}
            </div>
            {group.entries.map((entry) => (
              <Line
                key={entry.key}
                id={`${id}-${entry.key}`}
                entry={entry}
                current={entry === current}
                onPoint={() => setAt(entries.indexOf(entry))}
                onRun={() => run(entry)}
              />
            ))}
          </div>
        ))}
        {entries.length === 0 && <p className={styles.none}>{t("palette.none", { sought })}</p>}
      </div>
      <p className="visually-hidden" aria-live="polite">
        {t("palette.count", { count: entries.length })}
      </p>
    </Dialog>
  );
};

interface LineProps {
  readonly id: string;
  readonly entry: Entry;
  readonly current: boolean;
  readonly onPoint: () => void;
  readonly onRun: () => void;
}

const Line = ({ id, entry, current, onPoint, onRun }: LineProps) => (
  <div
    id={id}
    role="option"
    aria-selected={current}
    aria-disabled={entry.cause !== null}
    className={classes(styles.line, current && styles.current, entry.cause !== null && styles.off)}
    ref={(line) => {
      if (current) line?.scrollIntoView({ block: "nearest" });
    }}
    onMouseMove={() => {
      if (!current) onPoint();
    }}
    onClick={onRun}
  >
    <span className={styles.words}>
      <Marked entry={entry} />
      {(entry.cause ?? entry.detail ?? "") !== "" && (
        <span className={styles.detail}>{entry.cause ?? entry.detail}</span>
      )}
    </span>
    {entry.keys !== null && <Kbd keys={entry.keys} shown={entry.shown} exact />}
  </div>
);

/** The title, with what was typed in it marked. */
const Marked = ({ entry: { title, match } }: { readonly entry: Entry }) => {
  const parts = match.ranges.flatMap(([from, to], index) => [
    title.slice(match.ranges[index - 1]?.[1] ?? 0, from),
    <mark key={from} className={styles.mark}>
      {title.slice(from, to)}
    </mark>,
  ]);
  return (
    <span className={styles.title}>
      {parts}
      {title.slice(match.ranges.at(-1)?.[1] ?? 0)}
    </span>
  );
};

const Foot = () => (
  <div className={styles.foot} aria-hidden="true">
    <span>
      <Kbd keys="ArrowUp" exact /> <Kbd keys="ArrowDown" exact /> {t("palette.move")}
    </span>
    <span>
      <Kbd keys="Enter" exact /> {t("palette.run")}
    </span>
    <span className={styles.end}>
      <Kbd keys="#" exact /> {t("palette.photoHint")}
    </span>
  </div>
);

const RECENT = 8;

const remember = ({ act: what }: Entry): void => {
  if (what.type !== "command") return;
  const { recentCommands } = usePreferences.getState();
  const others = recentCommands.filter((each) => each !== what.id);
  changePreferences({ recentCommands: [what.id, ...others].slice(0, RECENT) });
};

const act = ({ act: what }: Entry): void => {
  if (what.type === "go") goTo(what.to);
  else runCommand(what.id, what.press);
};
