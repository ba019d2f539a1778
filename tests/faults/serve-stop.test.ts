import { request } from "node:http";
import { expect, test } from "vitest";
import type { WorkerSubmission } from "#shared/contract/worker.ts";
import { drawnPictures, joinAs, type TestWorker, upload } from "../helpers/worker.ts";
import { temporaryFolder } from "../store/temporary-store.ts";
import { makeJobAt, readJson, startServe } from "./serve-process.ts";

const pictures = drawnPictures();

interface HeldUpload {
  /** Resolves when the server has asked for the body. */
  readonly wanted: Promise<void>;
  send(): void;
  readonly answer: Promise<{ readonly status: number; readonly body: string }>;
}

/** An upload whose body is held back until it is told to go. */
const holdUpload = (worker: TestWorker, bytes: Buffer): HeldUpload => {
  const boundary = "held-back";
  const body = Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="photo.jpg"\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const going = request(`${worker.origin}/worker/v1/jobs/${worker.code}/submissions`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${worker.token}`,
      "content-type": `multipart/form-data; boundary=${boundary}`,
      "content-length": body.length,
      expect: "100-continue",
    },
  });
  const wanted = new Promise<void>((resolve) => going.once("continue", resolve));
  const answer = new Promise<{ status: number; body: string }>((resolve, reject) => {
    going.once("error", reject);
    going.once("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
      response.once("end", () => {
        resolve({ status: response.statusCode ?? 0, body: text });
      });
    });
  });
  going.flushHeaders();
  return { wanted, send: () => going.end(body), answer };
};

test.each(["SIGTERM", "SIGINT"] as const)(
  "%s finishes the upload that is under way and what is being scored, then ends with 0",
  { timeout: 60_000 },
  async (signal) => {
    const data = temporaryFolder();
    const serve = startServe(["--data", data, "--port", "0", "--model", "practice"]);
    const { url } = await serve.ready;
    const job = await makeJobAt(url);
    const worker = await joinAs(job, "Ada");
    const sent = await Promise.all(
      pictures.slice(0, 6).map(async ({ bytes }) => (await upload(worker, bytes)).id),
    );
    const held = holdUpload(worker, pictures[6]!.bytes);
    await held.wanted;
    serve.signal(signal);
    await serve.logged("then stopping");
    held.send();
    const { status, body } = await held.answer;
    expect(status, body).toBe(201);
    sent.push((JSON.parse(body) as WorkerSubmission).id);
    expect(await serve.ended).toEqual({ code: 0, signal: null });
    expect(serve.stdout).toHaveLength(1);

    const again = startServe(["--data", data, "--port", "0"]);
    const { url: newUrl } = await again.ready;
    const { data: listed } = (await readJson(newUrl, "/v1/submissions?limit=100")) as {
      readonly data: readonly { readonly id: string }[];
    };
    expect(listed.map(({ id }) => id).sort()).toEqual(sent.sort());
  },
);
