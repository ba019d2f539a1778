import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { Instant } from "#shared/lib/instant.ts";
import { t } from "../../ui/text.ts";

export interface TimelineStep {
  readonly key: string;
  readonly title: string;
  /** Null where the moment is not known: it comes when something else does. */
  readonly at: Instant | null;
  readonly about: string | null;
  /** Nothing comes after it. */
  readonly last: boolean;
}

const step = (
  key: string,
  title: string,
  at: Instant | null,
  about: string | null = null,
  last = false,
): TimelineStep => ({
  key,
  title,
  at,
  about,
  last,
});

/** The moments of a job, in their order. */
export const stepsOf = (job: JobDetail): readonly TimelineStep[] => {
  const opened = step("opened", t("job.step.opened"), job.createdAt);
  if (job.state === "cancelled")
    return [opened, step("cancelled", t("job.step.cancelled"), job.cancelledAt, null, true)];
  if (job.closesAt === null) return [opened, placesEnd(job)];
  const closes = step(
    "closes",
    job.phase === "collecting" ? t("job.step.closes") : t("job.step.closed"),
    job.closesAt,
  );
  if (job.selectionType === "random") {
    const drawn = job.draw?.drawnAt ?? null;
    return drawn === null
      ? [opened, closes, step("draws", t("job.step.draws"), job.closesAt)]
      : [opened, closes, step("drawn", t("job.step.drawn"), drawn, null, true)];
  }
  if (job.phase === "settled") {
    return [
      opened,
      closes,
      step(
        "settled",
        t("job.step.settled"),
        job.settledAt,
        t("inbox.winners", { count: job.counts.winners }),
        true,
      ),
    ];
  }
  return [
    opened,
    closes,
    step("moderators", t("job.step.moderators"), job.selectionDeadlineAt, t("job.step.unless")),
  ];
};

const placesEnd = (job: JobDetail): TimelineStep => {
  if (job.state === "completed") return step("completed", t("job.state.completed"), null, null, true);
  if (job.state === "closed") return step("closed", t("job.state.closed"), job.closedAt, null, true);
  if (job.type === "social")
    return step("elsewhere", t("job.step.elsewhere"), null, t("job.step.elsewhereAbout"));
  return step("full", t("job.step.full"), null, t("job.step.fullAbout", { count: job.cap ?? 0 }));
};
