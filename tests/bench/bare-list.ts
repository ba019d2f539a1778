/**
 * What the list is measured against: a fastify route that runs the same prepared statement and sends its rows,
 * and, asked for with `key`, first finds out whose key it is. Nothing else: no limits, no cursor, no addresses.
 */
import { createHash } from "node:crypto";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import fastify from "fastify";

const [database = "", withKey = ""] = process.argv.slice(2);
const sqlite = new BetterSqlite3(database, { readonly: true });
sqlite.pragma("cache_size = -65536");
const owner = sqlite.prepare("SELECT id FROM owner WHERE name = 'acme'").pluck().get() as Buffer;
const keyOf = sqlite.prepare<[Buffer], { owner_id: Buffer }>(
  "SELECT owner_id, scopes, revoked_at FROM api_key WHERE hash = ?",
);
interface Row {
  readonly id: Buffer;
  readonly job_id: Buffer;
  readonly worker_id: Buffer;
  readonly file_id: Buffer | null;
  readonly submitted_at: number;
  readonly scored_at: number | null;
}
const list = sqlite.prepare<[Buffer, number, number, Buffer], Row>(
  `SELECT id, job_id, worker_id, status, stars, reasoning, submitted_at, scored_at, file_id, file_type, file_bytes
   FROM submission WHERE owner_id = ? AND submitted_second >= ? AND (submitted_second, id) < (?, ?)
   ORDER BY submitted_second DESC, id DESC LIMIT 21`,
);
const MONTH_SECONDS = 30 * 24 * 3600;
const NO_ID = Buffer.alloc(16);
const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());

const app = fastify();
app.get("/v1/submissions", (request, reply) => {
  let asked = owner;
  if (withKey === "key") {
    const key = (request.headers.authorization ?? "").slice("Bearer ".length);
    const found = keyOf.get(createHash("sha256").update(key).digest());
    if (found === undefined) return reply.code(401).send();
    asked = found.owner_id;
  }
  const now = Math.floor(Date.now() / 1000);
  const data = list.all(asked, now - MONTH_SECONDS, now + 1, NO_ID).map((row) => ({
    ...row,
    id: row.id.toString("hex"),
    job_id: row.job_id.toString("hex"),
    worker_id: row.worker_id.toString("hex"),
    file_id: row.file_id?.toString("hex") ?? null,
    submitted_at: iso(row.submitted_at),
    scored_at: iso(row.scored_at),
  }));
  return reply.send({ object: "list", data, has_more: true });
});
process.stdout.write(
  `${JSON.stringify({ url: await app.listen({ port: 0, host: "127.0.0.1" }), name: join(database) })}\n`,
);
