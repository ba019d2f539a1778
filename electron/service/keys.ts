import type { KeyId } from "#shared/domain/ids.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { SCOPES, type Scope } from "#shared/domain/scopes.ts";
import { addMs } from "#shared/lib/instant.ts";
import { DESK_OWNER, ensureOwner } from "./access.ts";
import type { Ports } from "./ports.ts";
import type { ApiKey, Owner, StoreWriter } from "./store-port.ts";
import { recordEvents } from "./record-events.ts";

const SECRET_BYTES = 32;

/** A key with the one sight of its secret: only the hash is stored. */
export interface MadeKey {
  readonly key: ApiKey;
  readonly secret: string;
}

/** Every key of every owner, the desk's own first, each owner's in the order they were made. Never a secret. */
export const listKeys = async (
  ports: Ports,
): Promise<readonly { readonly owner: Owner; readonly keys: readonly ApiKey[] }[]> => {
  const owners = await ports.store.reader.owners();
  const ordered = owners.toSorted((a, b) => Number(b.name === DESK_OWNER) - Number(a.name === DESK_OWNER));
  return Promise.all(
    ordered.map(async (owner) => ({ owner, keys: await ports.store.reader.apiKeys(owner.id) })),
  );
};

/** Makes a key for the owner of that name, who is made too where there is none yet. */
export const makeKey = async (
  ports: Ports,
  wanted: { readonly ownerName: string; readonly name: string; readonly scopes: readonly Scope[] },
): Promise<MadeKey | Refusal> => {
  const owner = await ensureOwner(ports, wanted.ownerName);
  return ports.store.write(async (tx) => {
    const made = newKey(ports, { ownerId: owner.id, name: wanted.name, scopes: wanted.scopes });
    await tx.insertApiKey(made.key);
    await record(ports, tx, made.key, { type: "key.created", keyId: made.key.id, name: made.key.name });
    return made;
  });
};

/** Another name or other scopes. Refusals: not_found, wrong_state when it was revoked. */
export const changeKey = (
  ports: Ports,
  id: KeyId,
  change: { readonly name?: string; readonly scopes?: readonly Scope[] },
): Promise<ApiKey | Refusal> =>
  ports.store.write(async (tx) => {
    const key = await liveKey(ports, tx, id);
    if (isRefusal(key)) return key;
    const changed: ApiKey = {
      ...key,
      name: change.name ?? key.name,
      scopes: change.scopes === undefined ? key.scopes : inOrder(change.scopes),
    };
    await tx.saveApiKey(changed);
    const { name, scopes } = changed;
    await record(ports, tx, changed, { type: "key.changed", keyId: id, name, scopes });
    return changed;
  });

/**
 * A new key of the same name and scopes; the old one stays good for `overlapMs`, so that clients can change over.
 * Refusals: not_found, wrong_state when it was revoked or is being replaced already.
 */
export const rotateKey = (ports: Ports, id: KeyId, overlapMs: number): Promise<MadeKey | Refusal> =>
  ports.store.write(async (tx) => {
    const key = await liveKey(ports, tx, id);
    if (isRefusal(key)) return key;
    if (key.revokedAt !== null) return refuse("wrong_state", "This key is being replaced already.");
    const goodUntil = addMs(ports.clock.now(), overlapMs);
    const made = newKey(ports, key);
    await tx.saveApiKey({ ...key, revokedAt: goodUntil });
    await tx.insertApiKey(made.key);
    await record(ports, tx, key, {
      type: "key.rotated",
      keyId: id,
      name: key.name,
      newKeyId: made.key.id,
      goodUntil,
    });
    return made;
  });

/** From now on the key opens nothing. Refusals: not_found, wrong_state when it was revoked already. */
export const revokeKey = (ports: Ports, id: KeyId): Promise<ApiKey | Refusal> =>
  ports.store.write(async (tx) => {
    const key = await liveKey(ports, tx, id);
    if (isRefusal(key)) return key;
    const revoked: ApiKey = { ...key, revokedAt: ports.clock.now() };
    await tx.saveApiKey(revoked);
    await record(ports, tx, revoked, { type: "key.revoked", keyId: id, name: key.name });
    return revoked;
  });

const liveKey = async (ports: Ports, tx: StoreWriter, id: KeyId): Promise<ApiKey | Refusal> => {
  const key = await tx.apiKey(id);
  if (key === null) return refuse("not_found", "There is no such key.");
  return key.revokedAt !== null && key.revokedAt <= ports.clock.now()
    ? refuse("wrong_state", "This key was revoked; it opens nothing any more.")
    : key;
};

const newKey = (ports: Ports, from: Pick<ApiKey, "ownerId" | "name" | "scopes">): MadeKey => {
  const secret = `wk_${ports.crypto.randomHex(SECRET_BYTES)}`;
  const key: ApiKey = {
    id: ports.ids.next(),
    ownerId: from.ownerId,
    name: from.name,
    hash: ports.crypto.sha256Hex(secret),
    scopes: inOrder(from.scopes),
    createdAt: ports.clock.now(),
    revokedAt: null,
  };
  return { key, secret };
};

const inOrder = (scopes: readonly Scope[]): readonly Scope[] =>
  SCOPES.filter((scope) => scopes.includes(scope));

const record = (
  ports: Ports,
  tx: StoreWriter,
  { ownerId }: ApiKey,
  event: Parameters<typeof recordEvents>[3][number],
): Promise<void> => recordEvents(ports, tx, ownerId, [event], ports.clock.now());
