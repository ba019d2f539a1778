import type { StoreWriter } from "../../service/store-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, insertQuery, query } from "../engine/query.ts";
import type { ApiKeyTable, Bytes, OwnerTable, WorkerTable, WorkerTokenTable } from "../engine/schema.ts";
import { hexBytes, idBytes, jsonText } from "../rows/codec.ts";

const insertOwner = insertQuery<OwnerTable>("owner", ["id", "name", "monthly_credits"]);
const saveOwner = query<Pick<OwnerTable, "id" | "monthly_credits">>()((p) =>
  build.updateTable("owner").set({ monthly_credits: p.monthly_credits }).where("id", "=", p.id),
);
const insertKey = insertQuery<ApiKeyTable>("api_key", [
  "id",
  "owner_id",
  "name",
  "hash",
  "scopes",
  "created_at",
  "revoked_at",
]);
const saveKey = query<Pick<ApiKeyTable, "id" | "name" | "scopes" | "revoked_at">>()((p) =>
  build
    .updateTable("api_key")
    .set({ name: p.name, scopes: p.scopes, revoked_at: p.revoked_at })
    .where("id", "=", p.id),
);
const insertWorker = insertQuery<WorkerTable>("worker", [
  "id",
  "owner_id",
  "name",
  "created_at",
  "sent",
  "approved",
]);
const insertToken = insertQuery<WorkerTokenTable>("worker_token", [
  "hash",
  "worker_id",
  "job_id",
  "created_at",
]);
const putSetting = query<{ name: string; value: string }>()((p) =>
  build
    .insertInto("setting")
    .values({ name: p.name, value: p.value })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet((eb) => ({ value: eb.ref("excluded.value") })),
    ),
);
const countWorker = query<{ id: Bytes; sent: number; approved: number }>()((p) =>
  build
    .updateTable("worker")
    .set((eb) => ({ sent: eb("sent", "+", p.sent), approved: eb("approved", "+", p.approved) }))
    .where("id", "=", p.id),
);

/** A worker's reliability is read at every glance, so its two counts are kept. */
export const addToWorker = (session: Session, id: Uint8Array, sent: number, approved: number): void => {
  if (sent !== 0 || approved !== 0) session.run(countWorker, { id, sent, approved });
};

export const writeOwners = (
  session: Session,
): Pick<
  StoreWriter,
  | "insertOwner"
  | "saveOwner"
  | "insertApiKey"
  | "saveApiKey"
  | "insertWorker"
  | "insertWorkerToken"
  | "setSetting"
> => ({
  insertOwner: async (owner) => {
    session.run(insertOwner, {
      id: idBytes(owner.id),
      name: owner.name,
      monthly_credits: owner.monthlyCredits,
    });
  },
  saveOwner: async (owner) => {
    session.run(saveOwner, { id: idBytes(owner.id), monthly_credits: owner.monthlyCredits });
  },
  insertApiKey: async (key) => {
    session.run(insertKey, {
      id: idBytes(key.id),
      owner_id: idBytes(key.ownerId),
      name: key.name,
      hash: hexBytes(key.hash),
      scopes: jsonText(key.scopes),
      created_at: key.createdAt,
      revoked_at: key.revokedAt,
    });
  },
  saveApiKey: async (key) => {
    session.run(saveKey, {
      id: idBytes(key.id),
      name: key.name,
      scopes: jsonText(key.scopes),
      revoked_at: key.revokedAt,
    });
  },
  insertWorker: async (worker) => {
    session.run(insertWorker, {
      id: idBytes(worker.id),
      owner_id: idBytes(worker.ownerId),
      name: worker.name,
      created_at: worker.createdAt,
      sent: 0,
      approved: 0,
    });
  },
  insertWorkerToken: async (hash, workerId, jobId, at) => {
    session.run(insertToken, {
      hash: hexBytes(hash),
      worker_id: idBytes(workerId),
      job_id: idBytes(jobId),
      created_at: at,
    });
  },
  setSetting: async (name, value) => {
    session.run(putSetting, { name, value });
  },
});
