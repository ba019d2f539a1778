import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { RateLimit } from "#shared/domain/limits.ts";
import { ended, FREE_LANE } from "#shared/domain/sync/request-lane.ts";
import { MINUTE } from "#shared/lib/instant.ts";
import { ensureOwner } from "../access.ts";
import {
  type Dialect,
  type LaneName,
  type Remote,
  type RemoteAddress,
  type RemoteFault,
  type RemoteId,
} from "../remotes-port.ts";
import type { RemotePorts } from "./remote-ports.ts";
import { endTurn, takeTurn } from "./turns.ts";

/** WURK's as referenced (API Reference, Rate Limit); FirstHand names none, so it is asked as gently. */
export const DEFAULT_RATES: Readonly<Record<Dialect, Readonly<Record<LaneName, RateLimit>>>> = {
  wurk: { list: { max: 6, windowMs: MINUTE }, choose: { max: 50, windowMs: MINUTE } },
  firsthand: { list: { max: 60, windowMs: MINUTE }, choose: { max: 50, windowMs: MINUTE } },
};

export interface NewRemote {
  readonly name: string;
  readonly baseUrl: string;
  readonly dialect: Dialect;
  readonly key: string;
  /** Where the remote allows others than the dialect says. */
  readonly rates?: Partial<Record<LaneName, RateLimit>> | undefined;
}

const LONGEST_NAME = 60;
const LONGEST_KEY = 500;

/** Adds a remote after its key was tried. A remote that cannot be reached now is added only on `untried`. */
export const addRemote = async (
  ports: RemotePorts,
  wish: NewRemote,
  { untried = false }: { readonly untried?: boolean } = {},
): Promise<Remote | Refusal> => {
  const baseUrl = readBaseUrl(wish.baseUrl);
  if (isRefusal(baseUrl)) return baseUrl;
  const name = wish.name.trim();
  if (name === "" || name.length > LONGEST_NAME)
    return refuse("invalid_address", `A remote needs a name of at most ${String(LONGEST_NAME)} characters.`);
  const key = wish.key.trim();
  if (key === "" || key.length > LONGEST_KEY || /\s/.test(key))
    return refuse("invalid_address", "Give the key as the remote gave it, without spaces.");
  if ((await ports.store.reader.remotes()).some((remote) => remote.name === name))
    return refuse("invalid_address", `There is a remote called ${name} already.`);
  if (!untried) {
    const tried = await ports.calls.tryKey({ baseUrl, key }, wish.dialect);
    if (tried !== null) return refuse("invalid_address", tried.message);
  }
  const owner = await ensureOwner(ports, `${name} (remote)`);
  const now = ports.clock.now();
  const rates = { ...DEFAULT_RATES[wish.dialect], ...wish.rates };
  const remote: Remote = {
    id: ports.ids.next(),
    ownerId: owner.id,
    name,
    baseUrl,
    dialect: wish.dialect,
    key: await ports.keys.seal(key),
    rates,
    // Trying the key was a request, too.
    lanes: { list: untried ? FREE_LANE : ended(FREE_LANE, rates.list, now), choose: FREE_LANE },
    createdAt: now,
    removedAt: null,
    failures: 0,
    notBefore: null,
    reachedAt: untried ? null : now,
    trouble: null,
  };
  return ports.store.write(async (tx) => {
    await tx.insertRemote(remote);
    return remote;
  });
};

/** Ends following it. What was read and decided stays; nothing more is read or sent, and the key is forgotten. */
export const removeRemote = (ports: RemotePorts, id: RemoteId): Promise<Remote | Refusal> =>
  ports.store.write(async (tx) => {
    const remote = await tx.remote(id);
    if (remote === null || remote.removedAt !== null) return refuse("not_found", "There is no such remote.");
    if ((await tx.unfinishedSeals(`remote:${id}`)).length > 0) {
      return refuse("wrong_state", "Winners are still to be sent there. Send them or let them go first.");
    }
    const removed: Remote = { ...remote, removedAt: ports.clock.now(), key: { ...remote.key, text: "" } };
    await tx.saveRemote(removed);
    return removed;
  });

/** Another key, or the same remote at another address; tried first. */
export const changeKey = async (
  ports: RemotePorts,
  id: RemoteId,
  key: string,
  address?: string,
): Promise<Remote | Refusal> => {
  const remote = await ports.store.reader.remote(id);
  if (remote === null || remote.removedAt !== null) return refuse("not_found", "There is no such remote.");
  const baseUrl = address === undefined ? remote.baseUrl : readBaseUrl(address);
  if (isRefusal(baseUrl)) return baseUrl;
  const isSame = baseUrl === remote.baseUrl && (await ports.keys.open(remote.key)) === key.trim();
  if (isSame && !(await takeTurn(ports, id, "list")))
    return refuse("wrong_state", "The remote was asked as often as it allows. Try again in a minute.");
  const tried = await ports.calls.tryKey({ baseUrl, key: key.trim() }, remote.dialect);
  if (isSame) await endTurn(ports, id, "list", tried);
  if (tried !== null) return refuse("invalid_address", tried.message);
  const sealed = await ports.keys.seal(key.trim());
  return ports.store.write(async (tx) => {
    const current = (await tx.remote(id)) ?? remote;
    // Limits are a key's: another one has asked once so far.
    const begins = { list: ended(FREE_LANE, current.rates.list, ports.clock.now()), choose: FREE_LANE };
    const changed: Remote = {
      ...current,
      baseUrl,
      key: sealed,
      lanes: isSame ? current.lanes : begins,
      trouble: null,
      failures: 0,
      notBefore: null,
    };
    await tx.saveRemote(changed);
    return changed;
  });
};

/** Where its requests go, or why they cannot: a key that was sealed on another machine is asked for again. */
export const addressOf = async (ports: RemotePorts, remote: Remote): Promise<RemoteAddress | RemoteFault> => {
  const key = await ports.keys.open(remote.key);
  return key === null
    ? {
        kind: "fault",
        fault: "key_missing",
        message: `The key of ${remote.name} cannot be opened on this computer. Enter it again.`,
        retryAfterMs: null,
        mayHaveArrived: false,
      }
    : { baseUrl: remote.baseUrl, key };
};

const readBaseUrl = (text: string): string | Refusal => {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  if (url === null || (url.protocol !== "https:" && url.protocol !== "http:"))
    return refuse("invalid_address", "Give the address as https://host or http://host:port.");
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "")
    return refuse("invalid_address", "The address is only host and path; the key has a field of its own.");
  return url.href.replace(/\/+$/, "");
};
