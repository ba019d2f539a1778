import type { JobDetail } from "#shared/contract/desk-views.ts";
import { briefOf } from "#shared/contract/new-job.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { isRefusal, refuse, type Refusal } from "#shared/domain/refusal.ts";
import { DESK_OWNER, ensureOwner } from "../access.ts";
import { decide, setOwnStars } from "../decisions.ts";
import { redo, undo } from "../undo.ts";
import { setMark } from "../marks.ts";
import { createLearning } from "../learning.ts";
import { claimJob, releaseJob } from "../claims.ts";
import { cancelJob, closeJob, makeJob, revokeInvites, settleJob } from "../jobs.ts";
import type { Ports } from "../ports.ts";
import { deskActor, deskModerator } from "./desk-actor.ts";
import { accessHandlers } from "./access-calls.ts";
import { backupHandlers } from "./backup-calls.ts";
import type { DeskHandlers, DeskPorts } from "./desk-ports.ts";
import { coverageHandlers } from "./coverage-calls.ts";
import { bulkHandlers } from "./bulk-calls.ts";
import { copyHandlers } from "./copies-calls.ts";
import { exportHandlers } from "./export-calls.ts";
import { historyHandlers } from "./history-calls.ts";
import { insightsHandlers } from "./insights-calls.ts";
import { inboxHandlers } from "./inbox.ts";
import { jobDetail } from "./job-cards.ts";
import { jobPageHandlers } from "./job-page.ts";
import { judgingHandlers } from "./judging-calls.ts";
import { learningHandlers } from "./learning-calls.ts";
import { modelHandlers } from "./model-calls.ts";
import { ownReasonHandlers } from "./own-reasons.ts";
import { pickHandlers } from "./pick.ts";
import { remoteHandlers } from "./remote-calls.ts";
import { savedViewsHandlers } from "./saved-views.ts";
import { preferenceHandlers } from "./preferences-calls.ts";
import { scoringHandlers } from "./scoring-calls.ts";
import { sealHandlers } from "./seal-calls.ts";
import { searchHandlers } from "./search.ts";
import { submissionDetail } from "./submission-detail.ts";
import { triageIndex, triageRows } from "./triage.ts";
import { deskOverview } from "./waiting.ts";
import { webhookHandlers } from "./webhooks.ts";

const THEME_SETTING = "desk.theme";
const ACTOR_SETTING = "desk.actor";
const UNNAMED_ACTOR = "You";

/** The desk's calls, each answered by the same use cases as HTTP. Inputs are parsed already. */
export const deskHandlers = (ports: DeskPorts): DeskHandlers => {
  const actor = async (): Promise<string> =>
    (await ports.store.reader.setting(ACTOR_SETTING)) ?? UNNAMED_ACTOR;
  const detail = (jobId: JobId): Promise<JobDetail | Refusal> => readDetail(ports, jobId);
  const changed = async (jobId: JobId, result: Job | Refusal): Promise<JobDetail | Refusal> =>
    isRefusal(result) ? result : detail(jobId);

  const learning = createLearning(ports);

  return {
    ...accessHandlers(ports),
    ...copyHandlers(ports, actor),
    ...exportHandlers(ports),
    ...insightsHandlers(ports),
    ...bulkHandlers(ports, actor),
    ...historyHandlers(ports, actor),
    ...savedViewsHandlers(ports),
    ...ownReasonHandlers(ports),
    ...learningHandlers(learning),
    ...judgingHandlers(ports, actor),
    ...jobPageHandlers(ports, actor, detail),
    "app.info": async () => ({
      ...ports.desk.info(),
      firstRun: !(await ports.store.views.hasJobs()),
      theme: readTheme(await ports.store.reader.setting(THEME_SETTING)),
      actor: await ports.store.reader.setting(ACTOR_SETTING),
    }),
    "app.setTheme": ({ theme }) => {
      ports.desk.applyTheme(theme);
      return saveSetting(ports, THEME_SETTING, theme);
    },
    "app.setActor": ({ name }) => saveSetting(ports, ACTOR_SETTING, name),
    "app.openDataFolder": () => {
      ports.desk.openDataFolder();
      return Promise.resolve(null);
    },
    "app.copy": ({ text }) => {
      ports.desk.copy(text);
      return Promise.resolve(null);
    },
    "model.status": () => Promise.resolve(ports.desk.modelStatus()),
    "model.usePractice": async () => {
      await ports.desk.usePracticeModel();
      return ports.desk.modelStatus();
    },
    ...inboxHandlers(ports),
    "jobs.get": ({ jobId }) => detail(jobId),
    "jobs.create": async (input) => {
      const owner = await ensureOwner(ports, DESK_OWNER);
      const job = await makeJob(ports, owner.id, briefOf(input));
      return detail(job.id);
    },
    "jobs.close": async ({ jobId }) => changed(jobId, await closeJob(ports, jobId, { by: await actor() })),
    "jobs.cancel": async ({ jobId }) =>
      changed(jobId, await cancelJob(ports, jobId, { by: await deskActor(ports, jobId, await actor()) })),
    "jobs.settle": async ({ jobId, reason }) =>
      changed(
        jobId,
        await settleJob(ports, jobId, { by: await deskActor(ports, jobId, await actor()), reason }),
      ),
    "jobs.claim": async ({ jobId }) =>
      changed(jobId, await claimJob(ports, jobId, deskModerator(await actor()))),
    "jobs.release": async ({ jobId }) =>
      changed(jobId, await releaseJob(ports, jobId, deskModerator(await actor()))),
    "jobs.saveDrawReceipt": ({ jobId }) => saveDrawReceipt(ports, jobId),
    "share.setLan": async ({ jobId, on, time = "8h", address = null }) => {
      const job = await ports.store.reader.job(jobId);
      if (job === null) return refuse("not_found", "There is no such job.");
      return ports.sharing.setLan(job, { on, time, address });
    },
    "share.revoke": async ({ jobId }) => {
      const job = await revokeInvites(ports, jobId);
      return isRefusal(job) ? job : ports.sharing.state(job);
    },
    "practice.start": async () => {
      const jobIds = await ports.desk.startPractice();
      return isRefusal(jobIds) ? jobIds : { jobIds };
    },
    "triage.index": async (filter) => triageIndex(ports, learning, filter, await actor()),
    "triage.rows": ({ jobId, numbers }) => triageRows(ports, jobId, numbers),
    "submission.detail": ({ jobId, number }) => submissionDetail(ports, jobId, number),
    "submission.open": async ({ submissionId }) => {
      const submission = await ports.store.reader.submission(submissionId);
      return submission === null
        ? refuse("not_found", "This submission is gone.")
        : { jobId: submission.jobId, number: submission.number };
    },
    "triage.decide": async (request) => decide(ports, { ...request, actor: await actor() }),
    "triage.setStars": async ({ stars, ...request }) =>
      setOwnStars(ports, { ...request, stars, actor: await actor() }),
    "triage.mark": async (request) => setMark(ports, { ...request, actor: await actor() }),
    "triage.undo": async ({ jobId }) => undo(ports, jobId, await actor()),
    "triage.redo": async ({ jobId }) => redo(ports, jobId, await actor()),
    ...searchHandlers(ports, actor),
    ...modelHandlers(ports),
    ...preferenceHandlers(ports),
    ...backupHandlers(ports),
    ...webhookHandlers(ports),
    ...scoringHandlers(ports),
    ...pickHandlers(ports, actor),
    ...coverageHandlers(ports),
    ...remoteHandlers(ports, actor),
    ...sealHandlers(ports, actor),
  };
};

const saveDrawReceipt = async (
  ports: DeskPorts,
  jobId: JobId,
): Promise<{ readonly saved: boolean } | Refusal> => {
  const job = await ports.store.reader.job(jobId);
  const receipt = await ports.store.views.drawReceipt(jobId);
  if (job === null || receipt === null) return refuse("not_found", "This job has no draw.");
  return { saved: await ports.desk.saveFile(`draw-${job.code}.json`, receipt) };
};

const readDetail = async (ports: DeskPorts, jobId: JobId): Promise<JobDetail | Refusal> => {
  const overview = await ports.store.views.jobOverview(jobId);
  return overview === null
    ? refuse("not_found", "There is no such job.")
    : jobDetail(ports, await deskOverview(ports, overview));
};

const readTheme = (text: string | null): "dark" | "light" | "system" =>
  text === "light" || text === "system" ? text : "dark";

const saveSetting = async (ports: Ports, name: string, value: string): Promise<null | Refusal> =>
  ports.store.write(async (tx) => {
    await tx.setSetting(name, value);
    return null;
  });
