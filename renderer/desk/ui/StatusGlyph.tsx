import type { SubmissionStatus } from "#shared/domain/submission.ts";
import { t } from "./text.ts";

export type GlyphStatus = SubmissionStatus | "winner";

const round = { strokeLinecap: "round", strokeLinejoin: "round" } as const;

const DRAWN = {
  pending_score: (
    <circle
      cx="8"
      cy="8"
      r="6.2"
      fill="none"
      stroke="var(--text-3)"
      strokeWidth="1.8"
      strokeDasharray="2.5 2.36"
    />
  ),
  approved: (
    <>
      <circle cx="8" cy="8" r="7" fill="var(--good)" />
      <path
        d="m4.8 8.3 2.200 2.200 4.300-4.600"
        fill="none"
        stroke="var(--good-ink)"
        strokeWidth="1.8"
        {...round}
      />
    </>
  ),
  rejected: (
    <>
      <rect x="1.5" y="1.5" width="13" height="13" rx="3" fill="var(--bad)" />
      <path
        d="m5.2 5.2 5.600 5.600M10.800 5.200l-5.600 5.600"
        stroke="var(--bad-ink)"
        strokeWidth="1.8"
        {...round}
      />
    </>
  ),
  retry_pending: (
    <path
      d="M13.5 8A5.500 5.500 0 1 1 11.700 3.900M13.500 1.800v3.400h-3.400"
      fill="none"
      stroke="var(--info)"
      strokeWidth="1.8"
      {...round}
    />
  ),
  winner: (
    <>
      <path
        d="m8 .6 1.900 1.500 2.400-.2.700 2.300 2 1.300-.8 2.300.8 2.300-2 1.300-.7 2.300-2.400-.2L8 15l-1.900-1.500-2.400.2-.7-2.300-2-1.300.8-2.300L1 5.500l2-1.300.7-2.300 2.400.2z"
        fill="var(--accent)"
      />
      <path
        d="M8 4l1.150 2.400 2.600.35-1.900 1.800.46 2.600L8 9.900l-2.310 1.250.46-2.600-1.900-1.800 2.600-.35z"
        fill="var(--accent-ink)"
      />
    </>
  ),
};

/** The word for a status: "Approved", "Not scored yet". */
export const statusWord = (status: GlyphStatus): string => t(`status.${status}`);

interface StatusGlyphProps {
  readonly status: GlyphStatus;
  readonly size?: number;
  /** The word stands beside it already. */
  readonly decorative?: boolean;
}

/** A status as shape and colour; its word is the tooltip and what a screen reader says. */
export const StatusGlyph = ({ status, size = 16, decorative = false }: StatusGlyphProps) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 16 16"
    style={{ flex: "none", display: "block" }}
    {...(decorative ? { "aria-hidden": true } : { role: "img", "aria-label": statusWord(status) })}
  >
    {!decorative && <title>{statusWord(status)}</title>}
    {DRAWN[status]}
  </svg>
);
