import { classes } from "../classes.ts";
import { actionIcons } from "./actions.tsx";
import styles from "./Icon.module.css";
import { placeIcons } from "./places.tsx";
import { thingIcons } from "./things.tsx";

const ICONS = { ...actionIcons, ...thingIcons, ...placeIcons };
export type IconName = keyof typeof ICONS;

interface IconProps {
  readonly name: IconName;
  /** In pixels; 16 unless told. */
  readonly size?: number;
  readonly className?: string | undefined;
}

/** A picture beside words: it says nothing by itself, so it is hidden from screen readers. */
export const Icon = ({ name, size = 16, className }: IconProps) => (
  <svg
    className={classes(styles.icon, className)}
    width={size}
    height={size}
    viewBox="0 0 16 16"
    aria-hidden="true"
  >
    {ICONS[name]}
  </svg>
);

/** The product's mark: an ear of wheat. */
export const Mark = ({ size = 20 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
    <path d="M10 1.500c2.600 2.300 3.600 4.700 0 8-3.600-3.300-2.600-5.700 0-8z" fill="var(--accent-mark)" />
    <path
      d="M2.500 7.500c3.500-.2 5.800 1 6.400 5.600-4.700-.4-6.400-2.300-6.400-5.600zM17.500 7.500c-3.500-.2-5.800 1-6.400 5.600 4.700-.4 6.400-2.300 6.400-5.600z"
      fill="var(--accent-mark)"
      opacity=".72"
    />
    <path d="M10 12.500v6" stroke="var(--accent-mark)" strokeWidth="1.600" strokeLinecap="round" />
  </svg>
);
