import type { WorkerJob } from "#shared/contract/worker.ts";
import { say } from "../words.ts";
import { showBytes, showCents, showNumber } from "./figures.ts";
import { formatList, mediumOf } from "./media.ts";
import { showWhen } from "./time.ts";

const smallestSize = ({ min_width: width, min_height: height }: WorkerJob): string | null => {
  if (width !== null && height !== null) {
    return say("brief.size", { width: showNumber(width), height: showNumber(height) });
  }
  if (width !== null) return say("brief.width", { width: showNumber(width) });
  return height === null ? null : say("brief.height", { height: showNumber(height) });
};

const price = (job: WorkerJob): string | null => {
  if (job.price_per_file_cents === 0) return null;
  const amount = showCents(job.price_per_file_cents);
  return job.selection_type === null
    ? say(`brief.price.${mediumOf(job)}`, { amount })
    : say("brief.price.winner", { amount });
};

/** How winners are found, where there are winners. */
export const selectionSentence = (job: WorkerJob): string | null => {
  if (job.selection_type === null || job.max_completions === null) return null;
  const about = { n: job.max_completions, when: showWhen(job.closes_at) };
  return job.selection_type === "random" ? say("brief.draw", about) : say("brief.choice", about);
};

const mayReopen = ({ state }: WorkerJob): boolean => state === "open" || state === "filled";

/** The job's figures, one line each, most wanted first. */
export const describeJob = (job: WorkerJob): readonly string[] =>
  [
    job.places_left === null || job.places_left === 0 || !mayReopen(job)
      ? null
      : say("brief.places", { n: job.places_left }),
    price(job),
    smallestSize(job),
    job.accept.length === 0
      ? null
      : say("brief.formats", {
          formats: formatList(job.accept),
          size: showBytes(job.max_file_bytes),
        }),
    job.files_per_submission > 1 ? say("brief.together", { n: job.files_per_submission }) : null,
    job.selection_type === null ? say("brief.stars", { n: job.min_star_rating }) : null,
    selectionSentence(job),
  ].filter((line) => line !== null);
