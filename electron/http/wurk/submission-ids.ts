import { parseUuid, type SubmissionId } from "#shared/domain/ids.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { MAX_WINNERS_PER_CALL } from "#shared/domain/selection.ts";

export interface NamedSubmissions {
  readonly ids: readonly SubmissionId[];
  /** Texts that are no id at all; reported with the ids that are not found. */
  readonly unknown: readonly string[];
}

/** Longer texts are no ids; they are cut before they are quoted back. */
const QUOTED_LENGTH = 60;

/** Reads `submissionIds`: a comma-separated text or a list of texts; blanks and repeats fall away. */
export const readSubmissionIds = (given: string | readonly string[]): NamedSubmissions | Refusal => {
  const texts = (typeof given === "string" ? given.split(",") : given).map((text) => text.trim());
  const ids = new Set<SubmissionId>();
  const unknown = new Set<string>();
  for (const text of texts) {
    if (text === "") continue;
    const id = parseUuid<SubmissionId>(text);
    if (id === null) unknown.add(text.slice(0, QUOTED_LENGTH));
    else ids.add(id);
  }
  const count = ids.size + unknown.size;
  if (count === 0) return refuse("no_ids", "Name at least one submission in submissionIds.");
  if (count > MAX_WINNERS_PER_CALL) {
    const most = String(MAX_WINNERS_PER_CALL);
    return refuse(
      "too_many_ids",
      `submissionIds names ${String(count)} submissions; ${most} is the most in one request.`,
    );
  }
  return { ids: [...ids], unknown: [...unknown] };
};
