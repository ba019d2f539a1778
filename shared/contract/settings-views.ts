/** What the settings' screens and the sharing panel show, beyond `desk-views.ts`. */
import type { KeyId } from "../domain/ids.ts";
import type { LimitName, Limits } from "../domain/limits.ts";
import type { Scope } from "../domain/scopes.ts";
import type { Instant } from "../lib/instant.ts";

/** An address of this computer on a local network, with the name that the system gives the network. */
export interface LanAddress {
  readonly address: string;
  readonly network: string;
}

/** How long a job is shared: it always ends when the job closes. */
export const SHARE_TIMES = ["1h", "8h", "until_closed"] as const;
export type ShareTime = (typeof SHARE_TIMES)[number];

/** Why sharing ended without anybody switching it off. */
export type ShareEnd = "time_over" | "job_closed" | "network_gone" | "restarted";

/** An API key as it can be shown: never its secret. */
export interface KeyView {
  readonly id: KeyId;
  readonly ownerName: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Instant;
  /** From when on it opens nothing; in the future while a new key takes over. */
  readonly revokedAt: Instant | null;
  /** To the minute; null when it never was. */
  readonly lastUsedAt: Instant | null;
  /** It was made from WINNOW_API_KEYS. */
  readonly fromEnvironment: boolean;
}

export interface KeysView {
  /** Owners that a key can be made for; the desk's own first. */
  readonly owners: readonly string[];
  readonly keys: readonly KeyView[];
}

/** How many ms an old key stays good beside the one that takes over: not at all, an hour, a day, a week. */
export const KEY_OVERLAPS = [0, 3_600_000, 86_400_000, 604_800_000] as const;

/** The one sight of a new key's secret. */
export interface NewKeyView {
  readonly key: KeyView;
  readonly secret: string;
}

/** An owner's month: what scoring cost it, and how much it may cost. */
export interface CreditsView {
  readonly ownerName: string;
  readonly used: number;
  /** Null: as many as it takes. */
  readonly monthlyBudget: number | null;
}

export interface LimitView {
  readonly name: LimitName;
  readonly value: Limits[LimitName];
  readonly default: Limits[LimitName];
  /** Set by the command line or the environment; the desk cannot change it. */
  readonly fixed: boolean;
}
