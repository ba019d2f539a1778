import { Fragment } from "react";
import { platform } from "../bridge/call.ts";
import { capsOf } from "../commands/key-names.ts";
import { classes } from "./classes.ts";
import styles from "./Kbd.module.css";
import { t } from "./text.ts";

interface KbdProps {
  /** Keys as in a command: `a`, `Shift+X`, `g i`. */
  readonly keys: string;
  /** What to print instead of what the keys say. */
  readonly shown?: readonly string[] | undefined;
  readonly inButton?: boolean;
}

/** Key caps. Beside a label they are an aid for the eye only: the label's control carries the meaning. */
export const Kbd = ({ keys, shown, inButton = false }: KbdProps) => {
  const presses = shown === undefined ? capsOf(keys, platform() === "darwin") : [shown];
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
