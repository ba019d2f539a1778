import type { WorkerSubmission } from "#shared/contract/worker.ts";
import { say } from "../words.ts";
import { showEntryNumber } from "./figures.ts";

/** The status in a few words; a winner is one whatever else it is. */
export const statusWord = ({ winner, status }: Pick<WorkerSubmission, "winner" | "status">): string =>
  say(winner ? "status.winner" : `status.${status}`);

/** One sentence for a change that came by itself. */
export const describeChange = (one: WorkerSubmission): string => {
  const about = { number: showEntryNumber(one.number), status: statusWord(one) };
  const judged = one.stars !== null && (one.status === "approved" || one.status === "rejected");
  return judged ? say("announce.change.stars", { ...about, n: one.stars }) : say("announce.change", about);
};
