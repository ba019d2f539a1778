import type { ReactNode } from "react";
import { say, type WordKey } from "../words.ts";
import styles from "./marks.module.css";

export type GlyphKind = "approved" | "rejected" | "pending" | "retry" | "winner" | "must" | "must_not";

const tick = "m4.800 8.300 2.200 2.200 4.300-4.600";

const drawings: Readonly<Record<GlyphKind, ReactNode>> = {
  approved: (
    <>
      <circle className={styles.goodFill} cx="8" cy="8" r="7" />
      <path className={styles.goodInk} d={tick} />
    </>
  ),
  rejected: (
    <>
      <rect className={styles.badFill} x="1.500" y="1.500" width="13" height="13" rx="3" />
      <path className={styles.badInk} d="m5.200 5.200 5.600 5.600M10.800 5.200l-5.600 5.600" />
    </>
  ),
  pending: <circle className={styles.dashed} cx="8" cy="8" r="6.200" />,
  retry: <path className={styles.retry} d="M13 8a5 5 0 1 1-1.600-3.700M13 2.500v2.800h-2.800" />,
  winner: (
    <path
      className={styles.winner}
      d="M8 1.300l2.050 4.260 4.650.62-3.400 3.240.83 4.630L8 11.820l-4.130 2.230.83-4.630-3.400-3.240 4.650-.62z"
    />
  ),
  must: (
    <>
      <circle className={styles.rule} cx="8" cy="8" r="6.200" />
      <path className={styles.rule} d={tick} />
    </>
  ),
  must_not: (
    <>
      <circle className={styles.rule} cx="8" cy="8" r="6.200" />
      <path className={styles.rule} d="m3.700 3.700 8.600 8.600" />
    </>
  ),
};

const labels: Readonly<Record<GlyphKind, WordKey>> = {
  approved: "glyph.approved",
  rejected: "glyph.rejected",
  pending: "glyph.pending",
  retry: "glyph.retry",
  winner: "glyph.winner",
  must: "brief.must",
  must_not: "brief.must_not",
};

interface GlyphProps {
  readonly kind: GlyphKind;
  readonly size?: number;
  /** Words beside it say the same already. */
  readonly silent?: boolean;
}

/** A status by shape and colour. */
export const Glyph = ({ kind, size = 20, silent = false }: GlyphProps) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 16 16"
    fill="none"
    {...(silent ? { "aria-hidden": true } : { role: "img", "aria-label": say(labels[kind]) })}
  >
    {drawings[kind]}
  </svg>
);
