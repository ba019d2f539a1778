import type { JobCard } from "#shared/contract/desk-views.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { go, goToJob } from "../../state/route.ts";
import { canPick } from "../../ui/job/deadline.ts";
import { openMain } from "../../ui/job/JobLink.tsx";
import { type ClaimActions, settleIfOurs } from "../../ui/job/use-claim.ts";
import type { Cursor } from "../../ui/job/use-cursor.ts";
import { t } from "../../ui/text.ts";

export const newJob = (): void => go({ screen: "new-job" });

interface JobsKeys {
  readonly shown: readonly JobCard[];
  readonly cursor: Cursor<JobCard>;
  readonly claims: ClaimActions;
  readonly settle: (job: JobCard) => void;
  readonly search: () => void;
}

export const useJobsKeys = ({ shown, cursor, claims, settle, search }: JobsKeys): void => {
  const target = cursor.item ?? shown[0] ?? null;
  const onTarget = (run: (job: JobCard) => void) => (): void => {
    if (target !== null) run(target);
  };
  useCommands(t("frame.jobs"), [
    {
      id: "jobs.move",
      title: t("keys.move"),
      keys: ["ArrowDown", "ArrowUp"],
      shown: ["↑", "↓"],
      repeats: true,
      hint: 1,
      run: (event) => cursor.move(event.key === "ArrowUp" ? -1 : 1),
    },
    { id: "jobs.open", title: t("keys.open"), keys: ["Enter"], hint: 2, run: onTarget(openMain) },
    {
      id: "jobs.triage",
      title: t("inbox.triage"),
      keys: ["t"],
      hint: 3,
      run: onTarget((job) => goToJob(job.id, "triage")),
    },
    {
      id: "jobs.pick",
      title: t("inbox.pick"),
      keys: ["p"],
      hint: 4,
      when: () => target !== null && canPick(target),
      run: onTarget((job) => goToJob(job.id, "pick")),
    },
    {
      id: "jobs.claim",
      title: t("claim.do"),
      keys: ["c"],
      hint: 5,
      when: () => target?.phase === "moderator_selection",
      run: onTarget(claims.toggle),
    },
    {
      id: "jobs.settle",
      title: t("inbox.settle"),
      keys: ["s"],
      hint: 6,
      when: () => target?.phase === "moderator_selection",
      run: onTarget((job) => settleIfOurs(job, settle)),
    },
    { id: "jobs.new", title: t("inbox.newJob"), keys: ["n"], hint: 7, run: newJob },
    { id: "jobs.search", title: t("keys.search"), keys: ["[Shift]+/"], shown: ["/"], hint: 8, run: search },
  ]);
};
