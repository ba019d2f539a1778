import { useEffect, useRef } from "react";
import { platform } from "../../../bridge/call.ts";
import type { KnownCommand } from "../../../commands/catalogue.ts";
import { capsOf } from "../../../commands/key-names.ts";
import { isRebindable, keysOf, placeOf, shownOf } from "../../../commands/keymap.ts";
import { placeName } from "../../../commands/places.ts";
import { t } from "../../../commands/text.ts";
import { useModalKeys } from "../../../commands/use-commands.ts";
import { usePreferences } from "../../../state/preferences.ts";
import { Button } from "../../../ui/Button.tsx";
import { Kbd } from "../../../ui/Kbd.tsx";
import { Tag } from "../../../ui/Marks.tsx";
import { Notice } from "../../../ui/States.tsx";
import styles from "./Keys.module.css";
import type { KeymapEditor, Problem } from "./use-keymap.ts";

/** `Ctrl K`, for a sentence. */
export const spelled = (keys: string): string =>
  capsOf(keys, platform() === "darwin")
    .map((press) => press.join(" "))
    .join(` ${t("settings.second")} `);

interface KeyRowProps {
  readonly command: KnownCommand;
  readonly editor: KeymapEditor;
}

/** A command, its keys, and what can be done about them. */
export const KeyRow = ({ command, editor }: KeyRowProps) => {
  const keymap = usePreferences((state) => state.keymap);
  const { title } = command;
  const keys = keysOf(command, keymap);
  const yours = keymap[command.id] !== undefined;
  const capturing = editor.capture?.command.id === command.id;
  const problem = editor.capture !== null && capturing ? editor.capture.problem : null;
  const first = command.keys[0];
  return (
    <div className={styles.row} data-capturing={capturing || undefined}>
      <div className={styles.line}>
        <span className={styles.title}>
          {title} {yours && <Tag tone="accent">{t("sheet.yours")}</Tag>}
        </span>
        {yours && first !== undefined && (
          <span className={styles.was}>{t("settings.was", { keys: spelled(first) })}</span>
        )}
        {yours && !capturing && (
          <Button
            tone="quiet"
            ariaLabel={t("settings.resetWhat", { title })}
            onPress={() => editor.reset(command)}
          >
            {t("settings.reset")}
          </Button>
        )}
        {!isRebindable(command) ? (
          <span className={styles.fixed} title={t("settings.fixed")}>
            <Kbd keys={first ?? ""} shown={command.shown} exact />
          </span>
        ) : capturing ? (
          <Capturing editor={editor} />
        ) : (
          <button
            type="button"
            className={styles.key}
            title={t("settings.change", { title })}
            onClick={() => editor.begin(command)}
          >
            <span className="visually-hidden">{t("settings.change", { title })}</span>
            <span aria-hidden="true">
              {keys[0] === undefined ? (
                t("sheet.noKey")
              ) : (
                <Kbd keys={keys[0]} shown={shownOf(command, keymap)} exact />
              )}
            </span>
          </button>
        )}
      </div>
      {problem !== null && <ProblemBox editor={editor} problem={problem} command={command} />}
    </div>
  );
};

/** Takes every press for itself while it is shown; Escape leaves. */
const Capturing = ({ editor }: { readonly editor: KeymapEditor }) => {
  useModalKeys();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), [editor.capture?.problem]);
  const { begun, problem } = editor.capture ?? { begun: null, problem: null };
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.capture}
        onKeyDown={(event) => {
          if (event.key === "Tab" && !event.ctrlKey) return;
          event.preventDefault();
          event.stopPropagation();
          if (event.key === "Escape") editor.cancel();
          else if (event.key === "Enter" && problem?.type === "clash") editor.settle("swap");
          else editor.press(event.nativeEvent);
        }}
      >
        {problem !== null ? (
          <>
            {t("settings.pressed")} <Kbd keys={problem.keys} exact />
          </>
        ) : begun !== null ? (
          <>
            <Kbd keys={begun} exact /> {t("settings.second")}
          </>
        ) : (
          t("settings.press")
        )}
      </button>
      {problem === null && (
        <>
          <Button
            tone="quiet"
            ariaLabel={t("settings.withoutWhat", { title: editor.capture?.command.title ?? "" })}
            onPress={() => {
              if (editor.capture !== null) editor.empty(editor.capture.command);
              editor.cancel();
            }}
          >
            {t("settings.without")}
          </Button>
          <Button tone="quiet" keys="Escape" onPress={editor.cancel}>
            {t("settings.cancel")}
          </Button>
        </>
      )}
    </>
  );
};

interface ProblemBoxProps {
  readonly editor: KeymapEditor;
  readonly problem: Problem;
  readonly command: KnownCommand;
}

const ProblemBox = ({ editor, problem, command }: ProblemBoxProps) => {
  const keymap = usePreferences((state) => state.keymap);
  const left = keysOf(command, keymap)[0];
  const movable = problem.type === "clash" && isRebindable(problem.other);
  return (
    <Notice tone="bad">
      {problem.type === "system" ? (
        t(`settings.use.${problem.use}`, { keys: spelled(problem.keys) })
      ) : (
        <>
          <strong>
            {t("settings.clash", {
              keys: spelled(problem.keys),
              other: problem.other.title,
              place: placeName(placeOf(problem.other.id)),
            })}
          </strong>{" "}
          {t(movable ? "settings.clashWhy" : "settings.clashFixed")}
        </>
      )}
      <span className={styles.choices}>
        {movable && left !== undefined && (
          <Button tone="primary" keys="Enter" onPress={() => editor.settle("swap")}>
            {t("settings.swap", { keys: spelled(left) })}
          </Button>
        )}
        {movable && <Button onPress={() => editor.settle("empty")}>{t("settings.take")}</Button>}
        <Button tone="quiet" onPress={editor.again}>
          {t("settings.another")}
        </Button>
        <Button tone="quiet" keys="Escape" onPress={editor.cancel}>
          {t("settings.cancel")}
        </Button>
      </span>
    </Notice>
  );
};
