import type { WorkerJob } from "#shared/contract/worker.ts";
import { bytesOf, type Entry, shareOf } from "../state/queue-entry.ts";
import { say } from "../words.ts";
import { showBytes, showPercent } from "./figures.ts";
import { showProblem } from "./problems.ts";
import { explainRefusal } from "./refusals.ts";

/** A name for what is sent, for buttons that stand for one of several. */
export const entryName = ({ parcel }: Entry): string => parcel.files[0]?.name ?? say("entry.words");

/** How an entry stands: a word or two, and a line of support. */
export const describeEntry = (
  entry: Entry,
  job: WorkerJob,
): { readonly title: string; readonly line: string } => {
  const { state, parcel } = entry;
  const total = bytesOf(parcel);
  const size = total === 0 ? say("entry.words") : showBytes(total);
  switch (state.kind) {
    case "checking":
      return { title: say("entry.checking"), line: size };
    case "waiting":
      return { title: say("entry.waiting"), line: size };
    case "held":
      return { title: say("entry.held"), line: state.problems.map((one) => showProblem(one, job)).join(" ") };
    case "refused": {
      const { title, sentence } = explainRefusal(state.failure, job);
      return { title, line: sentence };
    }
    case "sending": {
      const share = shareOf(state.progress);
      const line = say("entry.bytes", {
        sent: showBytes(state.progress.sent),
        total: showBytes(state.progress.total),
      });
      return share >= 1
        ? { title: say("entry.arriving.short"), line: size }
        : { title: say("entry.sending", { n: showPercent(share) }), line };
    }
    case "stopped":
      return {
        title: say("entry.stopped", { n: showPercent(shareOf(state.progress)) }),
        line:
          (state.progress.kept ?? 0) > 0
            ? say("entry.stopped.kept", {
                sent: showBytes(state.progress.kept ?? 0),
                total: showBytes(state.progress.total),
              })
            : say("entry.stopped.hint", { size }),
      };
  }
};
