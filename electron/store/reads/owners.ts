import type { OwnerId } from "#shared/domain/ids.ts";
import type { Scope } from "#shared/domain/scopes.ts";
import type { ApiKey, Owner, StoreReader, Worker } from "../../service/store-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { ApiKeyTable, Bytes, OwnerTable, WorkerTable } from "../engine/schema.ts";
import { fromJson, hexBytes, hexText, idBytes, idText, instantOf, instantOrNull } from "../rows/codec.ts";

const ownerById = query<{ id: Bytes }>()((p) => build.selectFrom("owner").selectAll().where("id", "=", p.id));
const ownerByName = query<{ name: string }>()((p) =>
  build.selectFrom("owner").selectAll().where("name", "=", p.name),
);
const allOwners = query<object>()(() => build.selectFrom("owner").selectAll().orderBy("name"));
const keyById = query<{ id: Bytes }>()((p) => build.selectFrom("api_key").selectAll().where("id", "=", p.id));
const keyByHash = query<{ hash: Bytes }>()((p) =>
  build.selectFrom("api_key").selectAll().where("hash", "=", p.hash),
);
const keysOfOwner = query<{ owner: Bytes }>()((p) =>
  build.selectFrom("api_key").selectAll().where("owner_id", "=", p.owner).orderBy("created_at").orderBy("id"),
);
const workerById = query<{ id: Bytes }>()((p) =>
  build.selectFrom("worker").selectAll().where("id", "=", p.id),
);
const workerByToken = query<{ hash: Bytes }>()((p) =>
  build
    .selectFrom("worker_token")
    .innerJoin("worker", "worker.id", "worker_token.worker_id")
    .selectAll("worker")
    .select("worker_token.job_id as token_job_id")
    .where("worker_token.hash", "=", p.hash),
);
const settingByName = query<{ name: string }>()((p) =>
  build.selectFrom("setting").select("value").where("name", "=", p.name),
);

const ownerFrom = (row: OwnerTable): Owner => ({
  id: idText<OwnerId>(row.id),
  name: row.name,
  monthlyCredits: row.monthly_credits,
});

const keyFrom = (row: ApiKeyTable): ApiKey => ({
  id: idText(row.id),
  ownerId: idText(row.owner_id),
  name: row.name,
  hash: hexText(row.hash),
  scopes: fromJson<readonly Scope[]>(row.scopes),
  createdAt: instantOf(row.created_at),
  revokedAt: instantOrNull(row.revoked_at),
});

const workerFrom = (row: WorkerTable): Worker => ({
  id: idText(row.id),
  ownerId: idText(row.owner_id),
  name: row.name,
  createdAt: instantOf(row.created_at),
});

const orNull = <Row, T>(row: Row | undefined, make: (row: Row) => T): T | null =>
  row === undefined ? null : make(row);

/** Who may ask, and who sends. */
export const readOwners = (
  session: Session,
): Pick<
  StoreReader,
  | "owner"
  | "ownerByName"
  | "apiKeyByHash"
  | "owners"
  | "apiKey"
  | "apiKeys"
  | "worker"
  | "workerByTokenHash"
  | "setting"
> => ({
  owner: async (id) => orNull(session.get(ownerById, { id: idBytes(id) }), ownerFrom),
  ownerByName: async (name) => orNull(session.get(ownerByName, { name }), ownerFrom),
  owners: async () => session.all(allOwners, {}).map(ownerFrom),
  apiKey: async (id) => orNull(session.get(keyById, { id: idBytes(id) }), keyFrom),
  apiKeyByHash: async (hash) => orNull(session.get(keyByHash, { hash: hexBytes(hash) }), keyFrom),
  apiKeys: async (ownerId) => session.all(keysOfOwner, { owner: idBytes(ownerId) }).map(keyFrom),
  worker: async (id) => orNull(session.get(workerById, { id: idBytes(id) }), workerFrom),
  workerByTokenHash: async (hash) =>
    orNull(session.get(workerByToken, { hash: hexBytes(hash) }), (row) => ({
      worker: workerFrom(row),
      jobId: idText(row.token_job_id),
    })),
  setting: async (name) => session.get(settingByName, { name })?.value ?? null,
});
