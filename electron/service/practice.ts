import { briefOf, newJobSchema } from "#shared/contract/new-job.ts";
import type { PracticePlan } from "#shared/contract/practice-plan.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { type Job, PRACTICE_MARK } from "#shared/domain/job.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { addMs, HOUR, MINUTE } from "#shared/lib/instant.ts";
import { DESK_OWNER, ensureOwner, inviteFor, joinJob } from "./access.ts";
import { AppError } from "#shared/lib/app-error.ts";
import { makeJob } from "./jobs.ts";
import type { Ports } from "./ports.ts";
import type { WorkerAccess } from "./store-port.ts";
import { submitWork } from "./uploads.ts";

type PlannedJob = PracticePlan["jobs"][number];

/** Opens a drawn picture as a stream of bytes. */
export type OpenPicture = (file: string) => AsyncIterable<Uint8Array>;

export interface PracticeMade {
  readonly jobIds: readonly JobId[];
  /** The job whose pictures are still to come, through the worker API. */
  readonly live: { readonly job: Job; readonly pictures: PlannedJob["pictures"] };
}

/** How long ago each kind of job was made and how long it collected, so that its window stands where it should. */
const PAST: Readonly<Record<PlannedJob["kind"], { readonly ago: number; readonly minutes: number } | null>> =
  {
    auto: null,
    creator: { ago: 5 * HOUR, minutes: 120 },
    missed: { ago: 41 * HOUR, minutes: 180 },
  };

/**
 * Makes the three practice jobs. Two of them get their pictures now, as they would have arrived in the past;
 * the third is open and is fed by the caller through the worker API.
 */
export const makePractice = async (
  ports: Ports,
  plan: PracticePlan,
  open: OpenPicture,
): Promise<PracticeMade> => {
  const owner = await ensureOwner(ports, DESK_OWNER);
  const jobIds: JobId[] = [];
  let live: PracticeMade["live"] | null = null;
  for (const planned of plan.jobs) {
    const past = PAST[planned.kind];
    const job = await makeJob(portsAt(ports, past?.ago ?? 0), owner.id, briefFor(planned, past?.minutes));
    jobIds.push(job.id);
    if (past === null) live = { job, pictures: planned.pictures };
    else await fillInThePast(ports, job, planned, past, open);
  }
  if (live === null)
    throw new AppError(
      "practice_incomplete",
      "The practice job's pictures are incomplete. Install Winnow again.",
    );
  return { jobIds, live };
};

/** The same ports at an earlier hour: what is done with them happened then. */
const portsAt = (ports: Ports, agoMs: number): Ports => ({
  ...ports,
  clock: { now: () => addMs(ports.clock.now(), -agoMs) },
});

const briefFor = (
  { kind: _kind, key: _key, pictures: _pictures, ...fields }: PlannedJob,
  minutes: number | undefined,
) =>
  briefOf(
    newJobSchema.parse({
      ...fields,
      ...(minutes === undefined ? {} : { selection_type: "creator", selection_time_minutes: minutes }),
      price_per_file_cents: 25,
      metadata: { [PRACTICE_MARK]: "yes" },
    }),
  );

const fillInThePast = async (
  ports: Ports,
  job: Job,
  planned: PlannedJob,
  { ago, minutes }: { readonly ago: number; readonly minutes: number },
  open: OpenPicture,
): Promise<void> => {
  const workers = new Map<string, WorkerAccess>();
  for (const [index, picture] of planned.pictures.entries()) {
    // Spread over the collecting time, the last a few minutes before the close.
    const sent = ago - Math.round((index / planned.pictures.length) * (minutes - 5) * MINUTE);
    const then = portsAt(ports, sent);
    let access = workers.get(picture.worker);
    if (access === undefined) {
      const joined = await joinJob(then, {
        job,
        invite: inviteFor(ports, job),
        name: picture.worker,
        earlierToken: null,
      });
      if (isRefusal(joined)) throw new AppError("practice_refused", joined.message);
      access = { worker: joined.worker, jobId: job.id };
      workers.set(picture.worker, access);
    }
    const received = await ports.files.receive(open(picture.file), picture.file.split("/").at(-1) ?? null, {
      maxBytes: ports.settings.maxFileBytes,
      maxPixels: ports.settings.maxPixels,
      accept: job.accept,
    });
    // A picture that the job refuses is part of the practice elsewhere; here it is left out.
    if (isRefusal(received)) continue;
    const made = await submitWork(then, access, { files: [received], contentText: null });
    if (isRefusal(made)) throw new AppError("practice_refused", made.message);
  }
};
