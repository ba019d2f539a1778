import type { JobId } from "#shared/domain/ids.ts";
import { type DeskMark, marksShown } from "#shared/domain/marks.ts";
import type { Stars } from "#shared/domain/scoring/score.ts";
import type { Outcome, SubmissionStatus } from "#shared/domain/submission.ts";
import type { StoreViews, TriageRow } from "../../../service/views-port.ts";
import type { Session } from "../../engine/connection.ts";
import { build, query } from "../../engine/query.ts";
import type { Bytes, SubmissionTable } from "../../engine/schema.ts";
import { hexText, idBytes, idText } from "../../rows/codec.ts";
import { copiesOfRow } from "../copy-marks.ts";

const COLUMNS = [
  "id",
  "number",
  "status",
  "stars",
  "own_stars",
  "verdict",
  "decision_outcome",
  "attempt",
  "won_at",
  "waiting_for",
  "scored_at",
  "practice",
  "file_sha256",
  "file_width",
  "file_height",
  "text_excerpt",
  "mean",
  "confidence",
] as const satisfies readonly (keyof SubmissionTable)[];

const rowByNumber = query<{ job: Bytes; number: number }>()((p) =>
  build.selectFrom("submission").select(COLUMNS).where("job_id", "=", p.job).where("number", "=", p.number),
);
const marksOfRow = query<{ job: Bytes; number: number }>()((p) =>
  build
    .selectFrom("desk_mark")
    .select(["kind", "attempt"])
    .where("job_id", "=", p.job)
    .where("number", "=", p.number),
);

type Row = Pick<SubmissionTable, (typeof COLUMNS)[number]>;

const triageRow = (row: Row): Omit<TriageRow, "copies" | "marks"> => ({
  id: idText(row.id),
  number: row.number,
  status: row.status as SubmissionStatus,
  stars: row.stars as Stars | null,
  ownStars: row.own_stars as Stars | null,
  verdict: row.verdict as Outcome | null,
  decided: row.decision_outcome as Outcome | null,
  attempt: row.attempt,
  winner: row.won_at !== null,
  waitingFor: row.waiting_for as TriageRow["waitingFor"],
  scored: row.scored_at !== null,
  practice: row.practice === 1,
  picture: row.file_sha256 === null ? null : hexText(row.file_sha256),
  width: row.file_width,
  height: row.file_height,
  text: row.text_excerpt,
  mean: row.mean,
  confidence: row.confidence,
});

/** What a screen shows of these numbers, in the order asked for; numbers that do not exist are left out. */
export const triageRows = (
  session: Session,
  jobId: JobId,
  numbers: readonly number[],
): readonly TriageRow[] => {
  const job = idBytes(jobId);
  return numbers
    .map((number) => session.get(rowByNumber, { job, number }))
    .filter((row) => row !== undefined)
    .map((row) => ({
      ...triageRow(row),
      copies: copiesOfRow(session, job, row.number),
      marks: marksNow(session, job, row),
    }));
};

const marksNow = (session: Session, job: Bytes, row: Row): readonly DeskMark[] =>
  marksShown(
    session.all(marksOfRow, { job, number: row.number }).map(({ kind, attempt }) => ({
      kind: kind as DeskMark,
      attempt,
    })),
    { attempt: row.attempt, decided: row.decision_outcome !== null },
  );

export const triageRowViews = (session: Session): Pick<StoreViews, "triageRows"> => ({
  triageRows: async (jobId, numbers) => triageRows(session, jobId, numbers),
});
