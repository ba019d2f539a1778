import { newJobSchema } from "#shared/contract/new-job.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import type { Submission } from "#shared/domain/submission.ts";
import type { DeskHandlers, DeskHost } from "../../electron/service/desk/desk-ports.ts";
import { deskHandlers } from "../../electron/service/desk/handlers.ts";
import type { TestService } from "../helpers/service.ts";
import { joinAs } from "../helpers/worker.ts";

export const must = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
};

/** The desk's calls over a service, without a window around it. */
export const deskOver = (service: TestService, desk: Partial<DeskHost> = {}): DeskHandlers =>
  deskHandlers({
    ...service.ports,
    scoring: () => service.scoring,
    library: () => service.library,
    remotes: () => service.remotes,
    dataFolder: () => service.dataFolder,
    sharing: service.sharing,
    desk: desk as DeskHost,
  });

const SYLLABLES = ["ka", "lo", "mi", "ru", "te", "sa", "vo", "ne", "pi", "du", "gor", "bel", "win", "hax"];

/** Eight made-up words that no other number has in this order, so that no text is found to be a copy. */
export const textOf = (number: number): string =>
  Array.from({ length: 8 }, (_, word) =>
    [3, 5, 11].map((step) => SYLLABLES[(number * step + word * (number + step)) % SYLLABLES.length]).join(""),
  ).join(" ");

/** A job of the desk whose creator picks, with so many texts of one worker each. */
export const contestOf = async (
  desk: DeskHandlers,
  {
    texts,
    places,
    minutes = 60,
  }: { readonly texts: number; readonly places: number; readonly minutes?: number },
): Promise<JobId> => {
  const job = must(
    await desk["jobs.create"](
      newJobSchema.parse({
        type: "custom",
        title: "Names for an oat drink",
        description: "One name each, in a few words.",
        max_completions: places,
        selection_type: "creator",
        selection_time_minutes: minutes,
      }),
    ),
  );
  for (let number = 1; number <= texts; number += 1) {
    const worker = await joinAs({ upload_url: job.share.localUrl }, `Worker ${String(number)}`);
    const body = new FormData();
    body.append("content_text", textOf(number));
    const answer = await fetch(`${worker.origin}/worker/v1/jobs/${worker.code}/submissions`, {
      method: "POST",
      headers: { authorization: `Bearer ${worker.token}` },
      body,
    });
    if (answer.status !== 201) throw new Error(await answer.text());
  }
  return job.id;
};

export const winnersOf = async (service: TestService, jobId: JobId): Promise<readonly Submission[]> =>
  (await service.ports.store.reader.eligibleSubmissions(jobId)).filter(({ wonAt }) => wonAt !== null);
