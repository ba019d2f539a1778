import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { briefOf, newJobSchema, type NewJobInput } from "#shared/contract/new-job.ts";
import { type Job, PRACTICE_MARK } from "#shared/domain/job.ts";
import { DAY, HOUR } from "#shared/lib/instant.ts";
import { DESK_OWNER, ensureOwner } from "../../electron/service/access.ts";
import { inbox } from "../../electron/service/desk/inbox.ts";
import { type Notice, noticeOf, startDeskNotices } from "../../electron/service/desk/notices.ts";
import { makeJob } from "../../electron/service/jobs.ts";
import { workerLink } from "../../electron/service/worker-link.ts";
import { selectionJob } from "../helpers/domain.ts";
import { startTestService, TestClock, type TestService } from "../helpers/service.ts";
import { drawnPictures, joinAs, upload } from "../helpers/worker.ts";

describe("a notice", () => {
  const job = selectionJob();

  test("says what was missed and how far the picking had come", () => {
    expect(noticeOf({ type: "job.deadline_missed", jobId: job.id }, job)).toEqual({
      title: "Deadline missed: Blue boats",
      body: "The 24 hours to pick winners are over. 0 of 2 winners are picked. A moderator picks or settles now.",
      to: `job/${job.id}/pick`,
    });
  });

  test("says how long is left", () => {
    const at = (hoursLeft: number): string | undefined =>
      noticeOf({ type: "job.selection_reminder", jobId: job.id, hoursLeft }, job)?.title;
    expect(at(6)).toBe("Less than 6 hours left: Blue boats");
    expect(at(1)).toBe("Less than an hour left: Blue boats");
  });

  test("says how many a draw drew, and nothing of winners that a person chose", () => {
    const random = selectionJob({ selection_type: "random" });
    const drawn = { ...random, draw: { ...random.draw!, eligibleCount: 7 } };
    const chosen = (winnersNow: number) =>
      ({
        type: "job.winners_chosen",
        jobId: job.id,
        submissionIds: [],
        winnersNow,
        by: "Winnow",
      }) as const;
    expect(noticeOf(chosen(2), drawn)).toEqual({
      title: "Winners drawn: Blue boats",
      body: "2 winners of 7 eligible. The receipt is with the results.",
      to: `job/${job.id}/results`,
    });
    expect(noticeOf(chosen(0), random)?.body).toBe("Nobody was eligible, so nobody won.");
    expect(noticeOf(chosen(1), job)).toBeNull();
    expect(noticeOf({ type: "job.cancelled", jobId: job.id }, job)).toBeNull();
  });
});

describe("a desk that was off for a week", () => {
  let first: TestService;
  let clock: TestClock;
  beforeEach(async () => {
    clock = new TestClock(Date.now());
    first = await startTestService({ clock, model: null, keepFolder: true });
  });
  let last: TestService | null = null;
  afterEach(async () => {
    await last?.stop();
  });

  const jobWithOnePhoto = async (over: Partial<NewJobInput>): Promise<Job> => {
    const owner = await ensureOwner(first.ports, DESK_OWNER);
    const job = await makeJob(
      first.ports,
      owner.id,
      briefOf(
        newJobSchema.parse({
          type: "custom",
          title: "Red cars",
          description: "Send one picture of a red car.",
          max_completions: 2,
          selection_type: "creator",
          selection_time_minutes: 60,
          ...over,
        }),
      ),
    );
    const worker = await joinAs({ upload_url: workerLink(first.ports, first.url, job) }, "Mika K.");
    await upload(worker, drawnPictures()[0]!.bytes);
    return job;
  };

  test("tells what came about meanwhile, but of no practice job, and its inbox shows the missed one", async () => {
    const missed = await jobWithOnePhoto({});
    const drawn = await jobWithOnePhoto({ selection_type: "random", title: "Blue boats" });
    await jobWithOnePhoto({ metadata: { [PRACTICE_MARK]: "yes" } });
    await first.stop();
    clock.advance(7 * DAY);

    const notices: Notice[] = [];
    const both = Promise.withResolvers<undefined>();
    last = await startTestService({
      clock,
      model: null,
      dataDir: first.dataDir,
      beforeServing: ({ ports }) => {
        startDeskNotices(ports, (notice) => {
          notices.push(notice);
          if (notices.length === 2) both.resolve(undefined);
        });
        return Promise.resolve();
      },
    });
    await both.promise;
    clock.advance(HOUR);
    await last.timekeeper.tick();
    expect(notices.map(({ to }) => to).sort()).toEqual(
      [`job/${missed.id}/pick`, `job/${drawn.id}/results`].sort(),
    );
    expect((await inbox(last.ports)).missed.map(({ id }) => id)).toContain(missed.id);
  });
});
