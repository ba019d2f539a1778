import type { DeskParsed } from "#shared/contract/desk-calls.ts";
import type { FoundInJob, SearchEverywhereView, TriageSearchView } from "#shared/contract/search-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { Likeness } from "../picture-index-port.ts";
import type { Ports } from "../ports.ts";
import { currentHits } from "../search/current-hits.ts";
import type { TriageFilter } from "../views-port.ts";
import type { DeskHandlers } from "./desk-ports.ts";
import { triageRows } from "./triage.ts";

interface Searched {
  readonly jobId: JobId;
  readonly text: string | null;
  readonly like: number | null;
  readonly limit: number;
}

/** What was asked with; null where the submission has no picture. */
const likenessOf = async (
  { store }: Ports,
  { jobId, text, like }: Searched,
): Promise<Likeness | null | Refusal> => {
  const words = text === null ? {} : { text };
  if (like === null) return text === null ? refuse("not_found", "There is nothing to search for.") : words;
  const submission = await store.reader.submissionByNumber(jobId, like);
  if (submission === null) return refuse("not_found", "This submission is gone.");
  const files = await store.reader.filesOf(submission.id, submission.attempt);
  const pictures = files.filter(({ contentType }) => contentType.startsWith("image/")).map(({ id }) => id);
  return pictures.length === 0 ? null : { ...words, pictures };
};

/** The submissions of a triage grid by similarity, those that pass its filters. Refusals: not_found. */
export const searchTriage = async (
  ports: Ports,
  { limit, text, like, ...filter }: Omit<TriageFilter, "sort"> & Searched,
  actor: string,
): Promise<TriageSearchView | Refusal> => {
  const job = await ports.store.reader.job(filter.jobId);
  if (job === null) return refuse("not_found", "There is no such job.");
  if (ports.models.usableFor(job) === null) return { kind: "no_model" };
  const likeness = await likenessOf(ports, { jobId: job.id, text, like, limit });
  if (isRefusal(likeness)) return likeness;
  if (likeness === null) return { kind: "unknown_picture" };
  const submissions = await ports.store.views.idsInTriage({
    ...filter,
    asked: { actor, now: ports.clock.now() },
  });
  // One more than is shown tells whether there are more.
  const answer = await currentHits(ports, likeness, { jobIds: [job.id], submissions }, limit + 1);
  if (answer.kind !== "found") return answer;
  const shown = answer.found.slice(0, limit);
  return {
    kind: "found",
    numbers: Uint32Array.from(shown, ({ submission }) => submission.number),
    similarities: Float32Array.from(shown, ({ hit }) => hit.cosine),
    cut: answer.found.length > limit,
  };
};

/**
 * The most similar submissions of all jobs, whoever owns them: the desk shows them all. Those that pass the filters,
 * where there are any. Refusals: not_found.
 */
const searchEverywhere = async (
  ports: Ports,
  { within, ...searched }: DeskParsed<"search.everywhere">,
  actor: string,
): Promise<SearchEverywhereView | Refusal> => {
  const { limit } = searched;
  if (ports.models.current() === null) return { kind: "no_model" };
  const likeness = await likenessOf(ports, searched);
  if (isRefusal(likeness)) return likeness;
  if (likeness === null) return { kind: "unknown_picture" };
  const asked = { actor, now: ports.clock.now() };
  const submissions = within === null ? null : await ports.store.views.idsInTriageOfAll({ ...within, asked });
  const answer = await currentHits(ports, likeness, submissions === null ? {} : { submissions }, limit + 1);
  if (answer.kind !== "found") return answer;
  const byJob = new Map<JobId, Map<number, number>>();
  for (const { hit, submission } of answer.found.slice(0, limit)) {
    const items = byJob.get(submission.jobId) ?? new Map<number, number>();
    byJob.set(submission.jobId, items.set(submission.number, hit.cosine));
  }
  const jobs = await Promise.all(
    [...byJob].map(async ([jobId, items]): Promise<FoundInJob> => {
      const job = await ports.store.reader.job(jobId);
      const rows = await triageRows(ports, jobId, [...items.keys()]);
      return {
        jobId,
        title: job?.title ?? "",
        items: rows.map((row) => ({ row, similarity: items.get(row.number) ?? 0 })),
      };
    }),
  );
  return { kind: "found", jobs, cut: answer.found.length > limit };
};

export const searchHandlers = (
  ports: Ports,
  actor: () => Promise<string>,
): Pick<DeskHandlers, "triage.search" | "search.everywhere"> => ({
  "triage.search": async (input) => searchTriage(ports, input, await actor()),
  "search.everywhere": async (input) => searchEverywhere(ports, input, await actor()),
});
