import { Fragment } from "react";
import { platform } from "../bridge/call.ts";
import { capsOf } from "../commands/key-names.ts";
import { useCommandLayers } from "../commands/registry.ts";
import { classes } from "./classes.ts";
import styles from "./Kbd.module.css";
import { t } from "./text.ts";

interface KbdProps {
  /** Keys as in a command: `a`, `Shift+X`, `g i`. */
  readonly keys: string;
  /** What to print instead of what the keys say. */
  readonly shown?: readonly string[] | undefined;
  readonly inButton?: boolean;
  /** These very keys, not those that a person chose in their place. */
  readonly exact?: boolean;
}

/** Key caps. Beside a label they are an aid for the eye only: the label's control carries the meaning. */
export const Kbd = ({ keys, shown, inButton = false, exact = false }: KbdProps) => {
  const now = useKeysNow(keys, exact);
  if (now === "") return null;
  const presses = shown === undefined || now !== keys ? capsOf(now, platform() === "darwin") : [shown];
  return (
    <span
      className={classes(styles.keys, inButton && styles.inButton)}
      aria-hidden={inButton ? "true" : undefined}
    >
      {presses.map((caps, press) => (
        <Fragment key={press}>
          {press > 0 && <span className={styles.then}>{t("keys.then")}</span>}
          {caps.map((cap) => (
            <kbd key={cap} className={styles.kbd}>
              {cap}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
};

/** A label with its keys, for a tooltip: "History (Shift H)". */
export const useLabelWithKeys = (label: string, keys: string | undefined): string => {
  const now = useKeysNow(keys ?? "", keys === undefined);
  const presses = now === "" ? [] : capsOf(now, platform() === "darwin").map((caps) => caps.join(" "));
  return presses.length === 0 ? label : `${label} (${presses.join(`, ${t("keys.then")} `)})`;
};

/** A label names the keys that a command has at first; a person may have given it others, or none. */
const useKeysNow = (keys: string, exact: boolean): string =>
  useCommandLayers(({ all }) => {
    if (exact) return keys;
    const command = all
      .toReversed()
      .flatMap((layer) => layer.commands)
      .find(({ defaults, defaultShown }) => defaults.includes(keys) || defaultShown?.[0] === keys);
    if (command === undefined || command.keys === command.defaults) return keys;
    return command.keys[0] ?? "";
  });
