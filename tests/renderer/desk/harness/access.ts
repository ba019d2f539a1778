import type { AccessAnswers } from "#shared/contract/access-calls.ts";
import type { DeskInput } from "#shared/contract/desk-calls.ts";
import type { CreditsView, KeyView, LimitView } from "#shared/contract/settings-views.ts";
import type { KeyId } from "#shared/domain/ids.ts";
import { DEFAULT_LIMITS, LIMIT_NAMES, limitProblem } from "#shared/domain/limits.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { addMs, DAY, HOUR } from "#shared/lib/instant.ts";
import type { World } from "./world.ts";

type Handlers = {
  readonly [C in keyof AccessAnswers]: (input: DeskInput<C>) => AccessAnswers[C] | Refusal;
};

const idOf = (n: number): KeyId => `01960000-0000-7000-a000-${n.toString(16).padStart(12, "0")}` as KeyId;
const secretOf = (n: number): string => `wk_${n.toString(16).padStart(64, "0")}`;

/** Keys of a desk in memory: one of its own, one of the environment, one that was revoked. */
export const fakeAccess = (world: World): Handlers => {
  const now = world.now();
  const base: KeyView = {
    id: idOf(1),
    ownerName: "This desk",
    name: "Nightly export",
    scopes: ["jobs:read", "submissions:read"],
    createdAt: addMs(now, -9 * DAY),
    revokedAt: null,
    lastUsedAt: addMs(now, -HOUR),
    fromEnvironment: false,
  };
  let keys: readonly KeyView[] = [
    { ...base, id: idOf(3), name: "Old laptop", lastUsedAt: null, revokedAt: addMs(now, -DAY) },
    base,
    { ...base, id: idOf(2), ownerName: "acme", name: "acme", lastUsedAt: null, fromEnvironment: true },
  ];
  let limits: readonly LimitView[] = LIMIT_NAMES.map((name) => ({
    name,
    value: name === "workerUploads" ? { max: 30, windowMs: 60_000 } : DEFAULT_LIMITS[name],
    default: DEFAULT_LIMITS[name],
    fixed: name === "wurkCreate",
  }));
  let credits: readonly CreditsView[] = [
    { ownerName: "This desk", used: 412, monthlyBudget: null },
    { ownerName: "acme", used: 30, monthlyBudget: 30 },
  ];
  const change = (id: string, facts: Partial<KeyView>): KeyView | Refusal => {
    const found = keys.find((key) => key.id === id);
    if (found === undefined) return refuse("not_found", "There is no such key.");
    const changed = { ...found, ...facts };
    keys = keys.map((key) => (key.id === id ? changed : key));
    return changed;
  };
  const add = (facts: Partial<KeyView>) => {
    const n = keys.length + 1;
    const key: KeyView = { ...base, id: idOf(n), createdAt: world.now(), lastUsedAt: null, ...facts };
    keys = [...keys, key];
    return { key, secret: secretOf(n) };
  };

  return {
    "keys.list": () => ({ owners: ["This desk", "acme"], keys }),
    "keys.create": ({ ownerName, name, scopes }) => add({ ownerName, name, scopes }),
    "keys.rename": ({ keyId, name }) => change(keyId, { name }),
    "keys.setScopes": ({ keyId, scopes }) => change(keyId, { scopes }),
    "keys.rotate": ({ keyId, overlapMs }) => {
      const old = change(keyId, { revokedAt: addMs(world.now(), overlapMs) });
      return "kind" in old ? old : add({ name: old.name, scopes: old.scopes, ownerName: old.ownerName });
    },
    "keys.revoke": ({ keyId }) => change(keyId, { revokedAt: addMs(world.now(), -1) }),
    "credits.get": () => credits,
    "credits.setBudget": ({ ownerName, monthlyCredits }) => {
      credits = credits.map((view) =>
        view.ownerName === ownerName ? { ...view, monthlyBudget: monthlyCredits } : view,
      );
      return credits;
    },
    "limits.get": () => limits,
    "limits.set": ({ name, value }) => {
      const problem = value === null ? null : limitProblem(name, value);
      if (problem !== null) return refuse("invalid_limit", problem);
      limits = limits.map((view) => (view.name === name ? { ...view, value: value ?? view.default } : view));
      return limits;
    },
  };
};
