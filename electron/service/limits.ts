import {
  type AmountName,
  DEFAULT_LIMITS,
  type LimitName,
  limitProblem,
  type Limits,
  LIMIT_NAMES,
} from "#shared/domain/limits.ts";
import { isRefusal, refuse } from "#shared/domain/refusal.ts";
import type { LimitsInForce, Log, ServiceSettings } from "./ports.ts";
import type { Store } from "./store-port.ts";

const SETTING = "limits";

/** Reads what the desk chose earlier. What no longer is a limit is left out and told. */
export const openLimits = async (store: Store, log: Log, fixed: Partial<Limits>): Promise<LimitsInForce> => {
  let chosen = readChosen(await store.reader.setting(SETTING), log);
  const valueOf = (name: LimitName): Limits[LimitName] => fixed[name] ?? chosen[name] ?? DEFAULT_LIMITS[name];
  const values = Object.defineProperties(
    {},
    Object.fromEntries(LIMIT_NAMES.map((name) => [name, { enumerable: true, get: () => valueOf(name) }])),
  ) as Limits;
  return {
    values,
    isFixed: (name) => fixed[name] !== undefined,
    choose: async (name, value) => {
      if (fixed[name] !== undefined) {
        return refuse(
          "invalid_limit",
          "This limit was set when Winnow was started and cannot be changed here.",
        );
      }
      const problem = value === null ? null : limitProblem(name, value);
      if (problem !== null) return refuse("invalid_limit", problem);
      const result = await store.write(async (tx) => {
        // Read again under the write lock: another window may have chosen another limit.
        const { [name]: _old, ...others } = readChosen(await tx.setting(SETTING), log);
        const next: Partial<Limits> = value === null ? others : { ...others, [name]: value };
        await tx.setSetting(SETTING, JSON.stringify(next));
        return next;
      });
      if (isRefusal(result)) return result;
      chosen = result;
      return null;
    },
  };
};

const readChosen = (text: string | null, log: Log): Partial<Limits> => {
  const kept: Partial<Record<LimitName, unknown>> = {};
  const stored = (text === null ? {} : JSON.parse(text)) as Record<string, unknown>;
  for (const name of LIMIT_NAMES) {
    const value = stored[name];
    if (value === undefined) continue;
    if (limitProblem(name, value) === null) kept[name] = value;
    else log.warn({ limit: name }, "A stored limit cannot be used; its default stands instead.");
  }
  return kept as Partial<Limits>;
};

/** The service's settings, of which the limits are read at each use. */
export const settingsWith = (
  base: Omit<ServiceSettings, AmountName>,
  { values }: LimitsInForce,
): ServiceSettings => ({
  ...base,
  get maxSubmissionsPerWorker() {
    return values.maxSubmissionsPerWorker;
  },
  get maxFileBytes() {
    return values.maxFileBytes;
  },
  get maxJobBytes() {
    return values.maxJobBytes;
  },
  get minFreeBytes() {
    return values.minFreeBytes;
  },
});
