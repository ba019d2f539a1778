import type { OwnerId } from "#shared/domain/ids.ts";
import { type Job, takesSubmissions } from "#shared/domain/job.ts";
import { editedPromptSet, type PromptSet, promptSetFor } from "#shared/domain/scoring/prompt-set.ts";
import { subjectsOf } from "#shared/domain/scoring/subject-prompts.ts";
import type { Ports } from "./ports.ts";
import type { Store } from "./store-port.ts";

const CHANGE_SUBJECTS: ReadonlySet<string> = new Set([
  "job.created",
  "job.cancelled",
  "job.judging_changed",
  "job.brief_changed",
]);

/** Of an owner with more jobs than this the newest compete. */
const JOBS_LOOKED_AT = 100;

interface Neighbour {
  readonly id: Job["id"];
  readonly subjects: readonly string[];
}

/** Subjects of each owner's jobs, kept until one of their jobs comes, goes or changes. */
const known = new WeakMap<Store, Map<OwnerId, Promise<readonly Neighbour[]>>>();

const keptFor = (store: Store): Map<OwnerId, Promise<readonly Neighbour[]>> => {
  const found = known.get(store);
  if (found !== undefined) return found;
  const kept = new Map<OwnerId, Promise<readonly Neighbour[]>>();
  known.set(store, kept);
  store.onCommitted((events) => {
    for (const { ownerId, event } of events) {
      if (CHANGE_SUBJECTS.has(event.type)) kept.delete(ownerId);
    }
  });
  return kept;
};

const readNeighbours = async (ports: Ports, ownerId: OwnerId): Promise<readonly Neighbour[]> =>
  (await ports.store.views.jobsPage(ownerId, null, JOBS_LOOKED_AT))
    .filter((job) => job.cancelledAt === null && takesSubmissions(job))
    .map((job) => ({
      id: job.id,
      subjects: job.prompts?.subjects ?? subjectsOf(job.title, job.description),
    }));

const neighboursOf = (ports: Ports, ownerId: OwnerId): Promise<readonly Neighbour[]> => {
  const kept = keptFor(ports.store);
  const found = kept.get(ownerId);
  if (found !== undefined) return found;
  const read = readNeighbours(ports, ownerId);
  kept.set(ownerId, read);
  read.catch(() => kept.delete(ownerId));
  return read;
};

/** What the rules make of a job's brief and of the subjects of its owner's other jobs. */
export const promptsByRules = async (ports: Ports, job: Job): Promise<PromptSet> =>
  promptSetFor(
    job,
    (await neighboursOf(ports, job.ownerId))
      .filter(({ id }) => id !== job.id)
      .map(({ subjects }) => subjects),
  );

/** The prompts that the job's pictures are compared with now. */
export const promptsOf = async (ports: Ports, job: Job): Promise<PromptSet> =>
  job.prompts === null ? promptsByRules(ports, job) : editedPromptSet(job.prompts);
