import type { Database as Sqlite } from "better-sqlite3";
import type { Submission } from "#shared/domain/submission.ts";
import { CHAIN_START, linkHash, payloadHash } from "../../electron/store/history/chain.ts";
import { canonicalJson } from "#shared/lib/canonical-json.ts";
import { idBytes } from "../../electron/store/rows/codec.ts";
import { secondOf, submissionLife } from "../../electron/store/rows/submission-row.ts";
import { idAt, type Random } from "./random.ts";

type Row = Readonly<Record<string, string | number | Uint8Array | null>>;

/** Inserts rows given as objects; the statement is prepared on the first of each table. */
const inserter = (sqlite: Sqlite): ((table: string, row: Row) => void) => {
  const statements = new Map<string, ReturnType<Sqlite["prepare"]>>();
  return (table, row) => {
    let statement = statements.get(table);
    if (statement === undefined) {
      const columns = Object.keys(row);
      const names = columns.map((name) => `"${name}"`).join(", ");
      statement = sqlite.prepare(
        `INSERT INTO ${table} (${names}) VALUES (${columns.map((name) => `@${name}`).join(", ")})`,
      );
      statements.set(table, statement);
    }
    statement.run(row);
  };
};

/** A file that lies in the data folder. */
export interface SentPicture {
  readonly sha256: Uint8Array;
  readonly contentType: string;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

const WIDTH = 4032;
const HEIGHT = 3024;

/** Writes submissions with attempt, file and, if wanted, events, the chain of the job among them. */
export const rowWriter = (
  sqlite: Sqlite,
  random: Random,
  ownerId: Uint8Array,
  withEvents: boolean,
  pictures: readonly SentPicture[],
) => {
  const insert = inserter(sqlite);
  const ends = new Map<string, { seq: number; hash: Uint8Array }>();

  const appendEvent = (
    submission: Submission,
    at: number,
    event: Record<string, unknown> & { type: string },
  ): void => {
    const chain = idBytes(submission.jobId);
    const end = ends.get(submission.jobId) ?? { seq: 0, hash: CHAIN_START };
    const salt = random.bytes(16);
    const payload = canonicalJson({ ...event, jobId: submission.jobId, submissionId: submission.id });
    const link = {
      id: idAt(random, at),
      chain_id: chain,
      seq: end.seq + 1,
      type: event.type,
      at,
      prev_hash: end.hash,
      payload_hash: payloadHash(salt, payload),
    };
    const hash = linkHash(link);
    ends.set(submission.jobId, { seq: link.seq, hash });
    insert("event", { ...link, owner_id: ownerId, hash });
    insert("event_payload", { event_id: link.id, submission_id: idBytes(submission.id), salt, payload });
  };

  /** Near the mean, as they are, between 1 and 5. */
  const dimension = (mean: number | null): number | null =>
    mean === null ? null : Math.min(5, Math.max(1, mean - 1 + 2 * random.next()));

  return {
    write: (submission: Submission): void => {
      const id = idBytes(submission.id);
      const text = `Photo ${String(submission.number)}, taken on the way home.`;
      const picture = pictures[submission.number % Math.max(1, pictures.length)];
      const file = {
        id: idAt(random, submission.submittedAt),
        sha256: picture?.sha256 ?? random.bytes(32),
        content_type: picture?.contentType ?? "image/jpeg",
        size_bytes: picture?.bytes ?? 1_000_000 + random.below(4_000_000),
      };
      const size = { width: picture?.width ?? WIDTH, height: picture?.height ?? HEIGHT };
      const mean = submission.stars === null ? null : submission.stars - 0.5 + random.next();
      insert("submission", {
        id,
        job_id: idBytes(submission.jobId),
        owner_id: ownerId,
        worker_id: idBytes(submission.workerId),
        number: submission.number,
        submitted_at: submission.submittedAt,
        submitted_second: secondOf(submission.submittedAt),
        ...submissionLife(submission),
        mean,
        relevance: dimension(mean),
        quality: dimension(mean),
        completeness: dimension(mean),
        confidence: mean === null ? null : random.next(),
        practice: 0,
        file_id: file.id,
        file_sha256: file.sha256,
        file_type: file.content_type,
        file_bytes: file.size_bytes,
        file_width: size.width,
        file_height: size.height,
        text_excerpt: text,
      });
      insert("attempt", {
        submission_id: id,
        attempt: 1,
        content_text: text,
        received_at: submission.submittedAt,
        scored_at: submission.scoredAt,
        stars: submission.stars,
        reasoning: submission.reasoning,
        score: null,
      });
      insert("file", {
        ...file,
        submission_id: id,
        attempt: 1,
        position: 0,
        original_name: "IMG_4471.jpg",
        ...size,
        facts: null,
      });
      if (!withEvents) return;
      appendEvent(submission, submission.submittedAt, { type: "submission.received", attempt: 1, files: 1 });
      const { stars, verdict, scoredAt } = submission;
      if (scoredAt !== null)
        appendEvent(submission, scoredAt, { type: "submission.scored", attempt: 1, stars, verdict });
    },
    /** The ends of the chains, once all rows are in. */
    finish: (): void => {
      for (const [job, { seq, hash }] of ends) {
        sqlite
          .prepare("INSERT OR REPLACE INTO event_chain (chain_id, last_seq, last_hash) VALUES (?, ?, ?)")
          .run(idBytes(job), seq, hash);
      }
    },
  };
};
