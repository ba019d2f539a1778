import type { SubmissionId } from "#shared/domain/ids.ts";
import type { Submission } from "#shared/domain/submission.ts";
import type { IndexAnswer, Likeness, Nearest, Within } from "../picture-index-port.ts";
import type { Ports } from "../ports.ts";

export interface CurrentHit {
  readonly hit: Nearest;
  readonly submission: Submission;
}

/** The index answers with at most so many rows. */
const MOST_ROWS = 5000;
/** A few submissions have a newer attempt whose picture has no embedding yet. */
const SPARE = 20;

/**
 * The `limit` best submissions by a picture of their present attempt, best first. The index may still hold pictures of
 * earlier attempts; what `keep` refuses falls out too, and more is asked for until there is enough.
 */
export const currentHits = async (
  ports: Pick<Ports, "pictureIndex" | "store">,
  like: Likeness,
  within: Within,
  limit: number,
  keep: (submission: Submission) => boolean = () => true,
): Promise<IndexAnswer<readonly CurrentHit[]>> => {
  for (let asked = Math.min(MOST_ROWS, limit + SPARE); ; asked = Math.min(MOST_ROWS, 4 * asked)) {
    const answer = await ports.pictureIndex.nearest({ like, within, limit: asked, distinct: "submission" });
    if (answer.kind !== "found") return answer;
    const ids = answer.found.map(({ submissionId }) => submissionId);
    const submissions = new Map<SubmissionId, Submission>(
      (await ports.store.reader.submissions(ids)).map((submission) => [submission.id, submission]),
    );
    const found = answer.found.flatMap((hit): readonly CurrentHit[] => {
      const submission = submissions.get(hit.submissionId);
      return submission?.attempt === hit.attempt && keep(submission) ? [{ hit, submission }] : [];
    });
    if (found.length >= limit || answer.found.length < asked || asked === MOST_ROWS) {
      return { ...answer, found: found.slice(0, limit) };
    }
  }
};
