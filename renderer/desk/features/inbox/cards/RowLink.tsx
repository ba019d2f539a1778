import { type ReactNode, useEffect, useRef } from "react";
import { go, pathOf, type Route } from "../../../state/route.ts";
import { classes } from "../../../ui/classes.ts";
import styles from "../../../ui/job/JobLink.module.css";
import type { RowProps } from "./row.ts";

interface RowLinkProps extends RowProps {
  readonly to: Route;
  readonly children: ReactNode;
}

/** The title of a row that is no job's; it covers the whole row, which must be positioned. */
export const RowLink = ({ to, focused, onCurrent, children }: RowLinkProps) => {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (focused) link.current?.focus();
  }, [focused]);
  return (
    <a
      ref={link}
      className={styles.link}
      href={`#/${pathOf(to)}`}
      draggable={false}
      onFocus={onCurrent}
      onClick={(event) => {
        event.preventDefault();
        go(to);
      }}
    >
      {children}
    </a>
  );
};

interface RowButtonProps extends RowProps {
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** The same where a press opens a dialog instead of a screen. */
export const RowButton = ({ onPress, focused, onCurrent, children }: RowButtonProps) => {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) button.current?.focus();
  }, [focused]);
  return (
    <button
      ref={button}
      type="button"
      className={classes(styles.link, styles.button)}
      onFocus={onCurrent}
      onClick={onPress}
    >
      {children}
    </button>
  );
};
