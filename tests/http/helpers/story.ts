/** What happens in the tests: jobs are made, workers join and send, scores arrive. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect } from "vitest";
import type { NewJobInput } from "#shared/contract/new-job.ts";
import type { WorkerSubmission } from "#shared/contract/worker.ts";
import { parsePublicId, type SubmissionId } from "#shared/domain/ids.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import type { Stars } from "#shared/domain/scoring/score.ts";
import { applyTransition } from "../../../electron/service/apply-transition.ts";
import { REPOSITORY } from "../../helpers/service.ts";
import { type Answer, call, post } from "./calls.ts";
import { type HttpService, TEST_KEY } from "./http-service.ts";

export interface MadeJob {
  readonly id: string;
  readonly code: string;
  readonly invite: string;
}

const PLACES = {
  type: "data_collection",
  title: "Red cars",
  description: "One red car in each photo.",
  files_needed: 100,
} as const;
const SELECTION = {
  type: "custom",
  title: "Blue boats",
  description: "One blue boat in each photo.",
  max_completions: 5,
  selection_type: "creator",
  selection_time_minutes: 60,
} as const;

export const makePlacesJob = (
  service: { url: string },
  over: Partial<NewJobInput> = {},
  key = TEST_KEY,
): Promise<MadeJob> => makeJob(service, { ...PLACES, ...over }, key);

export const makeSelectionJob = (
  service: { url: string },
  over: Partial<NewJobInput> = {},
  key = TEST_KEY,
): Promise<MadeJob> => makeJob(service, { ...SELECTION, ...over }, key);

export const makeJob = async ({ url }: { url: string }, json: unknown, key = TEST_KEY): Promise<MadeJob> => {
  const { body, status, text } = await post(`${url}/v1/jobs`, { json, key });
  expect(status, text).toBe(201);
  const made = body;
  return { id: made.id, code: made.code, invite: made.upload_url?.split("#")[1] ?? "" };
};

export interface Joined {
  readonly worker_id: string;
  readonly token: string;
}

export const joinJob = async ({ url }: { url: string }, job: MadeJob, more: object = {}): Promise<Joined> => {
  const { body, status, text } = await post(`${url}/worker/v1/jobs/${job.code}/join`, {
    key: null,
    json: { invite: job.invite, ...more },
  });
  expect(status, text).toBe(200);
  return body;
};

export const drawnPicture = (name: string): Promise<Buffer<ArrayBuffer>> =>
  readFile(join(REPOSITORY, "tests", "fixtures", "drawn", name));

const COMMENT_BYTES = 65_000;

/** The same JPEG, made at least so large by comments before its image data. */
export const withComments = (jpeg: Buffer<ArrayBuffer>, bytes: number): Buffer<ArrayBuffer> => {
  const comment = Buffer.alloc(COMMENT_BYTES + 4);
  comment.writeUInt16BE(0xfffe, 0);
  comment.writeUInt16BE(COMMENT_BYTES + 2, 2);
  const comments = Array<Buffer>(Math.ceil(bytes / comment.length)).fill(comment);
  return Buffer.concat([jpeg.subarray(0, 2), ...comments, jpeg.subarray(2)]);
};

export interface Parts {
  readonly text?: string;
  readonly files?: readonly {
    readonly bytes: Uint8Array<ArrayBuffer>;
    readonly name?: string;
    readonly field?: string;
  }[];
}

export const formOf = ({ text, files = [] }: Parts): FormData => {
  const form = new FormData();
  if (text !== undefined) form.append("content_text", text);
  for (const { bytes, name = "photo.jpg", field = "file" } of files)
    form.append(field, new Blob([bytes]), name);
  return form;
};

export const send = ({ url }: { url: string }, job: MadeJob, token: string, parts: Parts): Promise<Answer> =>
  call("POST", `${url}/worker/v1/jobs/${job.code}/submissions`, { key: token, body: formOf(parts) });

/** A submission that was taken. */
export const submit = async (
  service: { url: string },
  job: MadeJob,
  token: string,
  parts: Parts,
): Promise<WorkerSubmission> => {
  const answer = await send(service, job, token, parts);
  expect(answer.status, answer.text).toBe(201);
  return JSON.parse(answer.text) as WorkerSubmission;
};

export const canonical = (publicId: string): SubmissionId => {
  const id = parsePublicId<SubmissionId>("submission", publicId);
  if (id === null) throw new Error(`${publicId} is no submission id`);
  return id;
};

/** The model's result arrives. */
export const score = async (
  { ports }: Pick<HttpService, "ports">,
  publicId: string,
  stars: Stars,
  reasoning = "As asked.",
): Promise<void> => {
  const result = await ports.store.write(async (tx) => {
    const submission = await tx.submission(canonical(publicId));
    if (submission === null) throw new Error("nothing to score");
    return applyTransition(ports, tx, submission, {
      type: "score",
      attempt: submission.attempt,
      stars,
      reasoning,
      model: { id: "test", revision: "1", practice: true },
    });
  });
  if (isRefusal(result)) throw new Error(result.message);
};
