/** What a service lets others do, and how much. Each limit can be set; these are their names, defaults and bounds. */
import { DAY, HOUR, MINUTE, SECOND } from "../lib/instant.ts";

/** At most `max` in each window; the windows are fixed and begin with the first request. */
export interface RateLimit {
  readonly max: number;
  readonly windowMs: number;
}

export const RATE_LIMIT_NAMES = [
  /** Per key and endpoint (reference: Endpoints, Rate Limit). */
  "wurkSubmissions",
  "wurkChooseWinners",
  "wurkCreate",
  /** Per address. */
  "wrongKeys",
  "workerRequests",
  "workerJoins",
  /** Per worker. */
  "workerUploads",
] as const;
export type RateLimitName = (typeof RATE_LIMIT_NAMES)[number];
export type RateLimits = Readonly<Record<RateLimitName, RateLimit>>;

export const AMOUNT_NAMES = [
  "maxSubmissionsPerWorker",
  "maxFileBytes",
  "maxJobBytes",
  /** Below this much free disk nothing more is taken. */
  "minFreeBytes",
] as const;
export type AmountName = (typeof AMOUNT_NAMES)[number];
/** Bytes, but for the submissions of a worker in a job. */
export type Amounts = Readonly<Record<AmountName, number>>;

export type Limits = RateLimits & Amounts;
export type LimitName = RateLimitName | AmountName;
export const LIMIT_NAMES: readonly LimitName[] = [...RATE_LIMIT_NAMES, ...AMOUNT_NAMES];

export const KIB = 1024;
export const MIB = 1024 * KIB;
export const GIB = 1024 * MIB;
export const TIB = 1024 * GIB;

/** The referenced ones, and API.md's wide ones. */
export const DEFAULT_LIMITS: Limits = {
  wurkSubmissions: { max: 6, windowMs: MINUTE },
  wurkChooseWinners: { max: 50, windowMs: MINUTE },
  wurkCreate: { max: 50, windowMs: MINUTE },
  wrongKeys: { max: 100, windowMs: MINUTE },
  workerRequests: { max: 600, windowMs: MINUTE },
  workerJoins: { max: 60, windowMs: HOUR },
  workerUploads: { max: 120, windowMs: MINUTE },
  maxSubmissionsPerWorker: 100,
  maxFileBytes: 50 * MIB,
  maxJobBytes: 10 * GIB,
  minFreeBytes: GIB,
};

const MAX_REQUESTS = 1_000_000;
const AMOUNT_BOUNDS: Readonly<Record<AmountName, { least: number; most: number; words: string }>> = {
  maxSubmissionsPerWorker: { least: 1, most: 1_000_000, words: "1 to 1,000,000 submissions" },
  maxFileBytes: { least: 64 * KIB, most: 2 * GIB, words: "64 KiB to 2 GiB" },
  maxJobBytes: { least: MIB, most: 1024 * TIB, words: "1 MiB to 1024 TiB" },
  minFreeBytes: { least: 0, most: 1024 * TIB, words: "0 to 1024 TiB" },
};

export const isRateLimitName = (name: string): name is RateLimitName =>
  (RATE_LIMIT_NAMES as readonly string[]).includes(name);
export const isAmountName = (name: string): name is AmountName =>
  (AMOUNT_NAMES as readonly string[]).includes(name);

/** Why this cannot be the limit, in one sentence, or null. */
export const limitProblem = (name: LimitName, value: unknown): string | null => {
  if (isAmountName(name)) {
    const { least, most, words } = AMOUNT_BOUNDS[name];
    return isWholeBetween(value, least, most) ? null : `${name} takes a whole number of ${words}.`;
  }
  const { max, windowMs } = (value ?? {}) as Partial<Record<keyof RateLimit, unknown>>;
  if (!isWholeBetween(max, 1, MAX_REQUESTS)) return `${name} takes 1 to 1,000,000 requests in a time.`;
  return isWholeBetween(windowMs, SECOND, DAY) ? null : `${name} counts over 1 second to 24 hours.`;
};

const isWholeBetween = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
