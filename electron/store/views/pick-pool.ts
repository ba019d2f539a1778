import { sql } from "kysely";
import type { Score } from "#shared/domain/scoring/score.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { CandidateEvidence, PickPool, PickPoolQuery } from "../../service/picking-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, once, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { fromJsonOrNull, hexText, idBytes } from "../rows/codec.ts";
import { triageRows } from "./triage/rows.ts";

const ELIGIBLE = ["pending_score", "approved"];

const eligibleCount = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("job")
    .select((eb) => eb("pending_score", "+", eb.ref("approved")).as("amount"))
    .where("id", "=", p.job),
);
const winnersOf = query<{ job: Bytes }>()((p) =>
  build
    .selectFrom("submission")
    .select("number")
    .where("job_id", "=", p.job)
    .where("won_at", "is not", null)
    .orderBy("won_at")
    .orderBy("number"),
);
/** What somebody shortlisted comes first. Ties go by number, so that the order never depends on chance. */
const bestOf = query<{ job: Bytes; limit: number }>()((p) =>
  build
    .selectFrom("submission")
    .leftJoin("desk_mark as listed", (join) =>
      join
        .onRef("listed.job_id", "=", "submission.job_id")
        .onRef("listed.number", "=", "submission.number")
        .on("listed.kind", "=", sql.lit("shortlisted")),
    )
    .select("submission.number")
    .where("submission.job_id", "=", p.job)
    .where("status", "in", ELIGIBLE)
    .where("won_at", "is", null)
    .orderBy(
      sql`listed.kind is null, coalesce(own_stars, mean, stars, 0) desc, mean desc nulls last, submission.number`,
    )
    .limit(p.limit),
);

const factsOf = (job: Bytes, numbers: readonly number[]) =>
  once(
    build
      .selectFrom("submission")
      .select(["number", "worker_id", "status", "won_at"])
      .where("job_id", "=", job)
      .where("number", "in", [...numbers]),
  );
const clustersOf = (job: Bytes, numbers: readonly number[]) =>
  once(
    build
      .selectFrom("copy_mark")
      .select(["number", "cluster"])
      .where("job_id", "=", job)
      .where("number", "in", [...numbers])
      .where("cluster", "is not", null),
  );

/** For the reader worker: the best are found by looking at everybody. */
export const pickPool = (session: Session, { jobId, best, keep }: PickPoolQuery): PickPool => {
  const job = idBytes(jobId);
  const winners = session.all(winnersOf, { job }).map(({ number }) => number);
  const found = session.all(bestOf, { job, limit: best }).map(({ number }) => number);
  const kept = keep.filter((number) => !found.includes(number));
  const facts = session.all(factsOf(job, [...winners, ...found, ...kept]), undefined);
  const open = new Set(
    facts.filter((row) => row.won_at === null && ELIGIBLE.includes(row.status)).map(({ number }) => number),
  );
  const candidates = [...found, ...kept].filter((number) => open.has(number));
  const shown = [...winners, ...candidates];
  return {
    eligible: session.get(eligibleCount, { job })?.amount ?? 0,
    winners,
    candidates,
    rows: triageRows(session, jobId, shown),
    sameWorker: together(facts.map(({ number, worker_id }) => [number, hexText(worker_id)])),
    copies: together(
      session.all(clustersOf(job, shown), undefined).map(({ number, cluster }) => [number, String(cluster)]),
    ),
  };
};

/** Numbers that share a key, each group once, in the order of their numbers. */
const together = (pairs: readonly (readonly [number, string])[]): readonly (readonly number[])[] => {
  const groups = Map.groupBy(pairs, ([, key]) => key);
  const unique = new Map<string, readonly number[]>();
  for (const members of groups.values()) {
    const numbers = [...new Set(members.map(([number]) => number))].sort((a, b) => a - b);
    if (numbers.length > 1) unique.set(numbers.join(" "), numbers);
  }
  return [...unique.values()];
};

const scoreOf = query<{ job: Bytes; number: number }>()((p) =>
  build
    .selectFrom("submission")
    .innerJoin("attempt", (join) =>
      join
        .onRef("attempt.submission_id", "=", "submission.id")
        .onRef("attempt.attempt", "=", "submission.attempt"),
    )
    .select("attempt.score")
    .where("submission.job_id", "=", p.job)
    .where("submission.number", "=", p.number),
);

/** For the reader worker too: it reads whole scores. */
export const candidateEvidence = (
  session: Session,
  { jobId, numbers }: { readonly jobId: JobId; readonly numbers: readonly number[] },
): readonly CandidateEvidence[] => {
  const job = idBytes(jobId);
  return numbers.map((number) => {
    const score = fromJsonOrNull<Score | null>(session.get(scoreOf, { job, number })?.score ?? null);
    const sharpness = (score?.signals ?? []).map(({ facts }) => facts.sharpness);
    return {
      number,
      evidence: score?.evidence ?? [],
      dimensions:
        score === null
          ? null
          : { relevance: score.relevance, quality: score.quality, completeness: score.completeness },
      sharpness: sharpness.length === 0 ? null : Math.min(...sharpness),
    };
  });
};
