import type { UndoResult } from "#shared/contract/desk-views.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Ports } from "../ports.ts";
import { redo, undo } from "../undo.ts";
import type { DeskHandlers } from "./desk-ports.ts";

const STEPS_SHOWN = 100;

/** The desk's calls about what was decided in a job. */
export const historyHandlers = (
  ports: Ports,
  actor: () => Promise<string>,
): Pick<DeskHandlers, "history.list" | "history.goTo"> => ({
  "history.list": async ({ jobId, before }) => {
    const steps = await ports.store.views.stepGroups(jobId, before, STEPS_SHOWN + 1);
    return { steps: steps.slice(0, STEPS_SHOWN), more: steps.length > STEPS_SHOWN };
  },
  "history.goTo": async ({ jobId, step, by }) => goTo(ports, { jobId, step, by, actor: await actor() }),
});

/** Successive undos or redos; one that is refused ends it, and what was moved before stays moved. */
const goTo = async (
  ports: Ports,
  asked: {
    readonly jobId: JobId;
    readonly step: number;
    readonly by: "undo" | "redo";
    readonly actor: string;
  },
): Promise<UndoResult | Refusal> => {
  const { jobId, step, by, actor } = asked;
  const isThere = async (): Promise<boolean | null> => {
    const [found] = await ports.store.views.stepGroups(jobId, step + 1, 1);
    return found?.step === step && !found.sealed ? found.undone === (by === "undo") : null;
  };
  const numbers = new Set<number>();
  let label: string | null = null;
  for (let there = await isThere(); there !== true; there = await isThere()) {
    if (there === null) return refuse("nothing_to_undo", "A seal came after this step. It stays as it is.");
    const moved = await (by === "undo" ? undo : redo)(ports, jobId, actor);
    if (isRefusal(moved)) return moved;
    label = moved.label;
    for (const number of moved.numbers) numbers.add(number);
  }
  return { label: label ?? "", numbers: [...numbers] };
};
