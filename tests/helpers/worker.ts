import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { JoinAnswer, WorkerSubmission } from "#shared/contract/worker.ts";
import type { Service } from "../../electron/compose.ts";
import { REPOSITORY } from "./service.ts";

/** A worker of one job, joined by its link as a phone would. */
export interface TestWorker {
  readonly origin: string;
  readonly code: string;
  readonly token: string;
  readonly workerId: string;
}

/** Joins by the job's own link. */
export const joinAs = async (job: { readonly upload_url: string }, name: string): Promise<TestWorker> => {
  const link = new URL(job.upload_url);
  const code = link.pathname.split("/").at(-1) ?? "";
  const answer = await fetch(`${link.origin}/worker/v1/jobs/${code}/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ invite: link.hash.slice(1), name }),
  });
  if (!answer.ok)
    throw new Error(`Joining was answered with ${String(answer.status)}: ${await answer.text()}`);
  const { token, worker_id } = (await answer.json()) as JoinAnswer;
  return { origin: link.origin, code, token, workerId: worker_id };
};

/** Uploads one file and returns the body of the answer; any status but the expected one is a failure. */
export const upload = async (
  worker: TestWorker,
  bytes: Uint8Array,
  { name = "photo.jpg", expectStatus = 201 }: { readonly name?: string; readonly expectStatus?: number } = {},
): Promise<WorkerSubmission> => {
  const body = new FormData();
  body.append("file", new Blob([new Uint8Array(bytes)]), name);
  const answer = await fetch(`${worker.origin}/worker/v1/jobs/${worker.code}/submissions`, {
    method: "POST",
    headers: { authorization: `Bearer ${worker.token}` },
    body,
  });
  const text = await answer.text();
  if (answer.status !== expectStatus)
    throw new Error(`The upload was answered with ${String(answer.status)}: ${text}`);
  return JSON.parse(text) as WorkerSubmission;
};

/** Resolves when `count` more submissions have been scored or rejected by a check. */
export const scoredCount = (service: Pick<Service, "ports">, count: number): Promise<void> =>
  new Promise((resolve) => {
    let seen = 0;
    const stop = service.ports.store.onCommitted((events) => {
      seen += events.filter(({ event }) => event.type === "submission.scored").length;
      if (seen < count) return;
      stop();
      resolve();
    });
  });

/** A picture drawn for tests, with what it shows. */
export interface DrawnPicture {
  readonly file: string;
  readonly bytes: Buffer;
  readonly truth: {
    readonly kind?: string;
    readonly object?: string;
    readonly colour?: string;
    readonly condition?: string;
  };
}

export const drawnPictures = (): readonly DrawnPicture[] => {
  const folder = join(REPOSITORY, "tests", "fixtures", "drawn");
  const listed = JSON.parse(readFileSync(join(folder, "fixtures.json"), "utf8")) as
    readonly Omit<DrawnPicture, "bytes">[] | { readonly pictures: readonly Omit<DrawnPicture, "bytes">[] };
  const pictures = "pictures" in listed ? listed.pictures : listed;
  return pictures.map((picture) => ({ ...picture, bytes: readFileSync(join(folder, picture.file)) }));
};
