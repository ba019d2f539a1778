/** Credits are counted per month of UTC, and rationed only where the owner has set a monthly budget. */
import type { OwnerId } from "#shared/domain/ids.ts";
import { monthOf } from "#shared/domain/ledger.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { Instant } from "#shared/lib/instant.ts";
import type { Ports } from "./ports.ts";
import type { Owner, StoreReader } from "./store-port.ts";

export interface Credits {
  /** As a number, e.g. 202603. */
  readonly month: number;
  readonly used: number;
  /** Null: as many as it takes. */
  readonly monthlyBudget: number | null;
  /** Never below 0, also where a budget was set below what is used. */
  readonly remaining: number | null;
  /** Payouts booked this month, less what was reversed in it. */
  readonly payoutsCents: number;
}

/** How the owner's month stands. */
export const creditsOf = async (ports: Ports, id: OwnerId): Promise<Credits> => {
  const { reader } = ports.store;
  const month = monthOf(ports.clock.now());
  const monthlyCredits = (await reader.owner(id))?.monthlyCredits ?? null;
  const used = await reader.monthBalance(id, "credit", month);
  return {
    month,
    used,
    monthlyBudget: monthlyCredits,
    remaining: monthlyCredits === null ? null : Math.max(0, monthlyCredits - used),
    payoutsCents: await reader.monthBalance(id, "payout", month),
  };
};

/** Credits that the owner may still use this month; null where there is no budget. */
export const creditsLeft = async (
  reader: StoreReader,
  ownerId: OwnerId,
  now: Instant,
): Promise<number | null> => {
  const budget = (await reader.owner(ownerId))?.monthlyCredits ?? null;
  return budget === null
    ? null
    : Math.max(0, budget - (await reader.monthBalance(ownerId, "credit", monthOf(now))));
};

/** From now on at most so many credits a month; what waits goes on when there are some left. Null: no budget. */
export const setMonthlyBudget = (
  ports: Ports,
  ownerId: OwnerId,
  monthlyCredits: number | null,
): Promise<Owner | Refusal> =>
  ports.store.write(async (tx) => {
    const owner = await tx.owner(ownerId);
    if (owner === null) return refuse("not_found", "There is no such owner.");
    const changed: Owner = { ...owner, monthlyCredits };
    await tx.saveOwner(changed);
    return changed;
  });
