import type { WorkerJob } from "#shared/contract/worker.ts";
import type { Problem } from "../state/file-checks.ts";
import { say } from "../words.ts";
import { showBytes, showNumber, showShare } from "./figures.ts";
import { formatList, formatName } from "./media.ts";

/** One plain sentence for what the cheap checks found. */
export const showProblem = (problem: Problem, job: Pick<WorkerJob, "accept">): string => {
  switch (problem.kind) {
    case "empty":
      return say("problem.empty");
    case "too_large":
      return say("problem.too_large", { size: showBytes(problem.bytes), most: showBytes(problem.most) });
    case "wrong_type":
      return say("problem.wrong_type", {
        type: formatName(problem.type),
        formats: formatList(job.accept),
      });
    case "old":
      return say("problem.old");
    case "does_not_open":
      return say("problem.does_not_open");
    case "too_small":
      return say("problem.too_small", {
        width: showNumber(problem.width),
        height: showNumber(problem.height),
        minWidth: showNumber(problem.minWidth ?? 1),
        minHeight: showNumber(problem.minHeight ?? 1),
      });
    case "too_dark":
      return say("problem.too_dark", {
        brightness: showShare(problem.brightness),
        needed: showShare(problem.needed),
      });
    case "blurred":
      return say("problem.blurred", {
        sharpness: Math.round(problem.sharpness),
        needed: problem.needed,
      });
  }
};
