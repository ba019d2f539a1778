import type { ReactNode, Ref } from "react";
import { Icon, type IconName } from "../marks/Icon.tsx";
import styles from "./button.module.css";

interface ButtonProps {
  readonly children: ReactNode;
  readonly onClick?: () => void;
  /** `main`: the one thing to do here. `plain`: another way. `quiet`: without a surface. `small`: in a row. */
  readonly look?: "main" | "plain" | "quiet" | "small";
  readonly icon?: IconName;
  readonly busy?: boolean;
  readonly type?: "button" | "submit";
  readonly label?: string;
  readonly expanded?: boolean;
  readonly className?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

export const Button = ({
  children,
  onClick,
  look = "plain",
  icon,
  busy = false,
  type = "button",
  label,
  expanded,
  className,
  ref,
}: ButtonProps) => (
  <button
    ref={ref}
    type={type}
    className={className === undefined ? styles[look] : `${styles[look] ?? ""} ${className}`}
    onClick={busy ? undefined : onClick}
    aria-disabled={busy || undefined}
    aria-label={label}
    aria-expanded={expanded}
  >
    {icon !== undefined && <Icon name={icon} />}
    {children}
  </button>
);
