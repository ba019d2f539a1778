/**
 * Requests that carry an Idempotency-Key: the effect and the answer it led to are one transaction, so a repeat is
 * either answered as before or finds that nothing had happened.
 */
import type { Uuid } from "#shared/domain/ids.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { AppError } from "#shared/lib/app-error.ts";
import { addMs, DAY, type Instant } from "#shared/lib/instant.ts";
import type { Ports } from "./ports.ts";
import type { KeptAnswer, StoreReader, StoreWriter } from "./store-port.ts";

const KEPT_MS = DAY;
const DROPPED_AT_ONCE = 500;

export interface RepeatableRequest {
  /** Whose key it is: an API key's, a worker's, or where nobody is known yet a job's id. */
  readonly scopeId: Uuid;
  /** As the client sent it. */
  readonly key: string;
  /** SHA-256, hex, of everything that was asked. */
  readonly hash: string;
}

export interface Answer {
  readonly status: number;
  /** JSON. */
  readonly body: string;
}

export type Answered =
  | ({ readonly kind: "first" | "replayed" } & Answer)
  /** The key came with another request before. */
  | { readonly kind: "reused" };

/** The answer kept under that key, or null. */
export const findKept = async (
  ports: Ports,
  asked: Pick<RepeatableRequest, "scopeId" | "key">,
  reader: StoreReader = ports.store.reader,
): Promise<KeptAnswer | null> => {
  const kept = await reader.keptAnswer(asked.scopeId, nameOf(ports, asked));
  return kept !== null && isKept(kept.at, ports.clock.now()) ? kept : null;
};

/** What a request is told whose key has an answer already. */
export const replay = (ports: Ports, asked: RepeatableRequest, kept: KeptAnswer): Answered => {
  if (kept.requestHash !== asked.hash) return { kind: "reused" };
  return { kind: "replayed", status: kept.status, body: ports.crypto.unseal(sealOf(asked), kept.sealedBody) };
};

/**
 * Does `work` once per key. The ports it is handed read and write inside one open transaction, so it may await
 * nothing but those reads and writes (no files, no views); what it throws, and every refusal, takes all back and is
 * not kept: without an effect a repeat is judged anew.
 */
export const answerOnce = async (
  ports: Ports,
  asked: RepeatableRequest,
  work: (ports: Ports) => Promise<Answer>,
): Promise<Answered> => {
  const known = await findKept(ports, asked);
  if (known !== null) return replay(ports, asked, known);
  const answered = await ports.store.write(async (tx): Promise<Answered> => {
    const meanwhile = await findKept(ports, asked, tx);
    if (meanwhile !== null) return replay(ports, asked, meanwhile);
    const inside = portsInside(ports, tx);
    const answer = await work(inside.ports);
    if (inside.isRefused()) throw new AppError("unexpected_refusal", "A refused change cannot be answered.");
    await tx.keepAnswer({
      scopeId: asked.scopeId,
      name: nameOf(ports, asked),
      requestHash: asked.hash,
      status: answer.status,
      sealedBody: ports.crypto.seal(sealOf(asked), answer.body),
      at: ports.clock.now(),
    });
    return { kind: "first", ...answer };
  });
  if (isRefusal(answered)) throw new AppError("unexpected_refusal", answered.message);
  return answered;
};

/** Removes answers that are no longer given; returns how many. */
export const forgetOldAnswers = async (ports: Ports): Promise<number> => {
  let forgotten = 0;
  for (;;) {
    const dropped = await ports.store.write((tx) =>
      tx.dropKeptAnswers(addMs(ports.clock.now(), -KEPT_MS), DROPPED_AT_ONCE),
    );
    if (isRefusal(dropped)) return forgotten;
    forgotten += dropped;
    if (dropped < DROPPED_AT_ONCE) return forgotten;
  }
};

const isKept = (at: Instant, now: Instant): boolean => addMs(at, KEPT_MS) > now;

/** Answers carry tokens and secrets that are stored nowhere else; only who knows the key can open them. */
const nameOf = (ports: Ports, { key }: Pick<RepeatableRequest, "key">): string =>
  ports.crypto.sha256Hex(`idempotency-key\n${key}`);
const sealOf = ({ scopeId, key }: RepeatableRequest): string => `${scopeId}\n${key}`;

const portsInside = (
  ports: Ports,
  tx: StoreWriter,
): { readonly ports: Ports; readonly isRefused: () => boolean } => {
  let refused = false;
  const write: Ports["store"]["write"] = async (work) => {
    const outcome = await work(tx);
    refused ||= isRefusal(outcome);
    return outcome;
  };
  return { ports: { ...ports, store: { ...ports.store, reader: tx, write } }, isRefused: () => refused };
};
