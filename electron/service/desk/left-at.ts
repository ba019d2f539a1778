import type { ResumeView } from "#shared/contract/inbox-calls.ts";
import { standingOf } from "#shared/domain/job-standing.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Ports } from "../ports.ts";
import { jobCard } from "./job-cards.ts";
import { deskOverview } from "./waiting.ts";

const SETTING = "desk.leftAt";

/** Where a person stood last, kept across restarts. */
interface LeftAt {
  readonly jobId: JobId;
  /** Missing in what was kept before there were two. */
  readonly tab?: ResumeView["tab"] | undefined;
  readonly number: number | null;
  /** What the screen wants to be given back, as it wrote it. */
  readonly state?: string | null | undefined;
}

/** Where to go on; null where there is nothing left to do in that job. */
export const readResume = async (ports: Ports): Promise<ResumeView | null> => {
  const text = await ports.store.reader.setting(SETTING);
  if (text === null) return null;
  const { jobId, tab = "triage", number, state = null } = JSON.parse(text) as LeftAt;
  const overview = await ports.store.views.jobOverview(jobId);
  if (overview === null) return null;
  const now = ports.clock.now();
  const { isEnded } = standingOf(overview.job, now);
  const isLeft = tab === "pick" ? !isEnded : !isEnded && overview.toReview > 0;
  return isLeft ? { job: jobCard(await deskOverview(ports, overview), now), tab, number, state } : null;
};

export const saveLeftAt = async (ports: Ports, at: LeftAt): Promise<void> => {
  await ports.store.write(async (tx) => {
    await tx.setSetting(SETTING, JSON.stringify(at));
    return null;
  });
};
