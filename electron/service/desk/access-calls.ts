import type { CreditsView, KeyView, LimitView, NewKeyView } from "#shared/contract/settings-views.ts";
import type { KeyId } from "#shared/domain/ids.ts";
import { DEFAULT_LIMITS, LIMIT_NAMES } from "#shared/domain/limits.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { DESK_OWNER, ensureOwner } from "../access.ts";
import { creditsOf, setMonthlyBudget } from "../credits.ts";
import { environmentKeys } from "../environment-keys.ts";
import { changeKey, listKeys, type MadeKey, makeKey, revokeKey, rotateKey } from "../keys.ts";
import type { Ports } from "../ports.ts";
import type { ApiKey, Owner } from "../store-port.ts";
import type { DeskHandlers } from "./desk-ports.ts";

/** API keys and limits, as the settings show and change them. */
export const accessHandlers = (
  ports: Ports,
): Pick<
  DeskHandlers,
  Extract<keyof DeskHandlers, `keys.${string}` | `limits.${string}` | `credits.${string}`>
> => ({
  "keys.list": async () => {
    const known = await listKeys(ports);
    const fromEnvironment = await environmentKeys(ports.store.reader);
    return {
      owners: [...new Set([DESK_OWNER, ...known.map(({ owner }) => owner.name)])],
      keys: known.flatMap(({ owner, keys }) => keys.map((key) => viewOf(ports, owner, key, fromEnvironment))),
    };
  },
  "keys.create": async (wanted) => newView(ports, await makeKey(ports, wanted)),
  "keys.rename": async ({ keyId, name }) => changedView(ports, await changeKey(ports, keyId, { name })),
  "keys.setScopes": async ({ keyId, scopes }) =>
    changedView(ports, await changeKey(ports, keyId, { scopes })),
  "keys.rotate": async ({ keyId, overlapMs }) => newView(ports, await rotateKey(ports, keyId, overlapMs)),
  "keys.revoke": async ({ keyId }) => changedView(ports, await revokeKey(ports, keyId)),
  "limits.get": () => Promise.resolve(limitViews(ports)),
  "limits.set": async ({ name, value }) => {
    const result = await ports.limits.choose(name, value);
    return isRefusal(result) ? result : limitViews(ports);
  },
  "credits.get": () => creditViews(ports),
  "credits.setBudget": async ({ ownerName, monthlyCredits }) => {
    const owner = await ensureOwnerOf(ports, ownerName);
    if (isRefusal(owner)) return owner;
    const changed = await setMonthlyBudget(ports, owner.id, monthlyCredits);
    return isRefusal(changed) ? changed : creditViews(ports);
  },
});

/** The desk's own owner is there before its first job, so that a budget can be set ahead of it. */
const ensureOwnerOf = async (ports: Ports, name: string): Promise<Owner | Refusal> =>
  name === DESK_OWNER
    ? ensureOwner(ports, name)
    : ((await ports.store.reader.ownerByName(name)) ?? refuse("not_found", "There is no such owner."));

const creditViews = async (ports: Ports): Promise<readonly CreditsView[]> => {
  const owners = await ports.store.reader.owners();
  const views = await Promise.all(
    owners.map(async ({ id, name }): Promise<CreditsView> => {
      const { used, monthlyBudget } = await creditsOf(ports, id);
      return { ownerName: name, used, monthlyBudget };
    }),
  );
  const own = views.find(({ ownerName }) => ownerName === DESK_OWNER);
  return [
    own ?? { ownerName: DESK_OWNER, used: 0, monthlyBudget: null },
    ...views.filter((view) => view !== own),
  ];
};

const viewOf = (
  ports: Ports,
  owner: Owner,
  { id, name, scopes, createdAt, revokedAt }: ApiKey,
  fromEnvironment: ReadonlySet<KeyId>,
): KeyView => ({
  id,
  ownerName: owner.name,
  name,
  scopes,
  createdAt,
  revokedAt,
  lastUsedAt: ports.keyUse.lastUsed(id),
  fromEnvironment: fromEnvironment.has(id),
});

const changedView = async (ports: Ports, key: ApiKey | Refusal): Promise<KeyView | Refusal> => {
  if (isRefusal(key)) return key;
  const owner = await ports.store.reader.owner(key.ownerId);
  if (owner === null) throw new Error("A key without its owner was stored.");
  return viewOf(ports, owner, key, await environmentKeys(ports.store.reader));
};

const newView = async (ports: Ports, made: MadeKey | Refusal): Promise<NewKeyView | Refusal> => {
  if (isRefusal(made)) return made;
  const key = await changedView(ports, made.key);
  return isRefusal(key) ? key : { key, secret: made.secret };
};

const limitViews = ({ limits }: Ports): readonly LimitView[] =>
  LIMIT_NAMES.map((name) => ({
    name,
    value: limits.values[name],
    default: DEFAULT_LIMITS[name],
    fixed: limits.isFixed(name),
  }));
