import type { DeskAnswers, DeskInput } from "#shared/contract/desk-calls.ts";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import { row, triageIndex } from "./triage-calls.ts";
import type { World } from "./world.ts";

/** Higher numbers are more like whatever is searched for: 1 for the last, less the further before it. */
const similarityOf = (job: JobDetail, number: number): number => number / job.counts.total;

export const fakeSearch = (world: World, find: (jobId: string) => JobDetail) => ({
  "triage.search": ({
    jobId,
    limit,
    ...filter
  }: DeskInput<"triage.search">): DeskAnswers["triage.search"] => {
    const why = world.noSearch.shift();
    if (why !== undefined) return why;
    const job = find(jobId);
    const { numbers } = triageIndex(world, job, { jobId, ...filter, sort: "newest" });
    const shown = numbers.slice(0, Math.min(limit, world.mostFound));
    return {
      kind: "found",
      numbers: shown,
      similarities: Float32Array.from(shown, (number) => similarityOf(job, number)),
      cut: shown.length < numbers.length,
    };
  },
  "search.everywhere": (_: DeskInput<"search.everywhere">): DeskAnswers["search.everywhere"] => {
    const why = world.noSearch.shift();
    if (why !== undefined) return why;
    const jobs = world.jobs.filter((job) => job.counts.total >= 2).slice(0, 3);
    return {
      kind: "found",
      jobs: jobs.map((job) => ({
        jobId: job.id,
        title: job.title,
        items: [2, 1].map((number) => ({
          row: row(world, job, number),
          similarity: similarityOf(job, number),
        })),
      })),
      cut: true,
    };
  },
});
