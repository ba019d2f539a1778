import { type Job, takesSubmissions } from "#shared/domain/job.ts";
import { stateOf } from "#shared/domain/places.ts";
import { refuse, type Refusal, isRefusal } from "#shared/domain/refusal.ts";
import type { Scope } from "#shared/domain/scopes.ts";
import { AppError } from "#shared/lib/app-error.ts";
import { addEnvironmentKey, environmentKeys } from "./environment-keys.ts";
import type { Ports } from "./ports.ts";
import type { ApiKey, Owner, Store, Worker, WorkerAccess } from "./store-port.ts";
import { recordEvents } from "./record-events.ts";

/** The owner of jobs made on this desk and of the practice job. */
export const DESK_OWNER = "This desk";

const WORKER_TOKEN_BYTES = 32;

interface KeyHolder {
  readonly owner: Owner;
  readonly key: ApiKey;
}

/** Keys in use, so that a call need not read them again; forgotten at every change of a key. */
const holdersOf = new WeakMap<Store, KnownHolders>();
const MOST_HOLDERS = 1_000;

interface KnownHolders {
  /** Replaced at every change, so that what was read before the change is not remembered after it. */
  byHash: Map<string, KeyHolder>;
}

const knownHolders = ({ store }: Ports): KnownHolders => {
  const known = holdersOf.get(store);
  if (known !== undefined) return known;
  const made: KnownHolders = { byHash: new Map() };
  holdersOf.set(store, made);
  store.onCommitted((events) => {
    if (events.some(({ event }) => event.type.startsWith("key."))) made.byHash = new Map();
  });
  return made;
};

/**
 * The owner and key behind a presented key, or null; revoked keys are unknown. Keys are found by their digest,
 * so nothing of a key can be learned from how long the search takes.
 */
export const authenticateKey = async (ports: Ports, presented: string): Promise<KeyHolder | null> => {
  const hash = ports.crypto.sha256Hex(presented);
  const known = knownHolders(ports).byHash;
  const holder = known.get(hash) ?? (await readHolder(ports, hash));
  if (holder === null) return null;
  const { revokedAt } = holder.key;
  if (revokedAt !== null && revokedAt <= ports.clock.now()) return null;
  if (known.size >= MOST_HOLDERS) known.clear();
  known.set(hash, holder);
  return holder;
};

const readHolder = async ({ store }: Ports, hash: string): Promise<KeyHolder | null> => {
  const key = await store.reader.apiKeyByHash(hash);
  const owner = key === null ? null : await store.reader.owner(key.ownerId);
  return key === null || owner === null ? null : { owner, key };
};

/** The owner of that name, made when it does not exist yet. */
export const ensureOwner = async (ports: Ports, name: string): Promise<Owner> => {
  const known = await ports.store.reader.ownerByName(name);
  if (known !== null) return known;
  return mustSucceed(
    await ports.store.write(async (tx) => {
      const again = await tx.ownerByName(name);
      if (again !== null) return again;
      const owner: Owner = { id: ports.ids.next(), name, monthlyCredits: null };
      await tx.insertOwner(owner);
      return owner;
    }),
  );
};

/** Makes owner and key of WINNOW_API_KEYS when they are not there yet. A key that was revoked since stays revoked. */
export const ensureOwnerWithKey = async (
  ports: Ports,
  wanted: { readonly ownerName: string; readonly key: string; readonly scopes: readonly Scope[] },
): Promise<Owner> => {
  const owner = await ensureOwner(ports, wanted.ownerName);
  const hash = ports.crypto.sha256Hex(wanted.key);
  const known = await ports.store.reader.apiKeyByHash(hash);
  if (known !== null) {
    if (known.ownerId !== owner.id) {
      throw new AppError(
        "key_of_another_owner",
        `The key given for ${wanted.ownerName} already belongs to another owner. Give each owner a key of its own.`,
      );
    }
    if (!(await environmentKeys(ports.store.reader)).has(known.id)) {
      await ports.store.write(async (tx) => {
        await addEnvironmentKey(tx, known.id);
        return null;
      });
    }
    return owner;
  }
  const key: ApiKey = {
    id: ports.ids.next(),
    ownerId: owner.id,
    name: wanted.ownerName,
    hash,
    scopes: wanted.scopes,
    createdAt: ports.clock.now(),
    revokedAt: null,
  };
  await ports.store.write(async (tx) => {
    await tx.insertApiKey(key);
    await addEnvironmentKey(tx, key.id);
    await recordEvents(
      ports,
      tx,
      owner.id,
      [{ type: "key.created", keyId: key.id, name: key.name }],
      key.createdAt,
    );
    return null;
  });
  return owner;
};

/** The invite token of a job's worker link. Derived, so nothing secret is stored with the job. */
export const inviteFor = (ports: Ports, job: Pick<Job, "id" | "inviteGeneration">): string =>
  ports.crypto.sign("invites", `${job.id}:${String(job.inviteGeneration)}`).slice(0, 32);

/** Trades an invite for a worker token of that job. With an earlier token of the same owner the worker stays the same. */
export const joinJob = async (
  ports: Ports,
  request: {
    readonly job: Job;
    readonly invite: string;
    readonly name: string | null;
    readonly earlierToken: string | null;
  },
): Promise<{ readonly worker: Worker; readonly token: string } | Refusal> => {
  const { job } = request;
  if (!ports.crypto.equal(request.invite, inviteFor(ports, job))) {
    return refuse("invite_unknown", "This link is no longer valid. Ask for a new one.");
  }
  if (!takesSubmissions(job)) return refuse("job_not_custom", "Jobs of this type take no submissions here.");
  const state = stateOf(job, ports.clock.now());
  if (state !== "open" && state !== "filled") {
    return refuse("job_closed", "This job has ended and takes nobody more.");
  }
  const earlier = request.earlierToken === null ? null : await workerAccess(ports, request.earlierToken);
  const now = ports.clock.now();
  const token = ports.crypto.randomHex(WORKER_TOKEN_BYTES);
  return ports.store.write(async (tx) => {
    let worker = earlier !== null && earlier.worker.ownerId === job.ownerId ? earlier.worker : null;
    if (worker === null) {
      worker = { id: ports.ids.next(), ownerId: job.ownerId, name: request.name, createdAt: now };
      await tx.insertWorker(worker);
    }
    await tx.insertWorkerToken(ports.crypto.sha256Hex(token), worker.id, job.id, now);
    return { worker, token };
  });
};

/** Workers in use. What a token stands for never changes, and tokens are not taken back. */
const workersOf = new WeakMap<Store, Map<string, WorkerAccess>>();
const MOST_WORKERS = 1_000;

/** Whom a presented token stands for; found by its digest, like a key. */
export const workerAccess = async (ports: Ports, token: string): Promise<WorkerAccess | null> => {
  const { store } = ports;
  const hash = ports.crypto.sha256Hex(token);
  const known = workersOf.get(store) ?? new Map<string, WorkerAccess>();
  workersOf.set(store, known);
  const access = known.get(hash) ?? (await store.reader.workerByTokenHash(hash));
  if (access === null) return null;
  if (known.size >= MOST_WORKERS) known.clear();
  known.set(hash, access);
  return access;
};

/** For writes that no rule can refuse. */
export const mustSucceed = <T>(result: T | Refusal): T => {
  if (isRefusal(result)) throw new AppError("unexpected_refusal", result.message);
  return result;
};
