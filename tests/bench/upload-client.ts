/** Uploads the drawn pictures over and over as one worker, four at a time. Run by benches in a process of its own. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { JoinAnswer } from "#shared/contract/worker.ts";

const AT_ONCE = 4;
const [url = "", code = "", invite = "", wanted = "0"] = process.argv.slice(2);
const folder = join(import.meta.dirname, "..", "fixtures", "drawn");
const pictures = readdirSync(folder)
  .filter((name) => name.endsWith(".jpg"))
  .map((name) => readFileSync(join(folder, name)));

/** A worker may send 100 submissions to a job, so each hundred comes from a worker of its own. */
const PER_WORKER = 100;
const joinAsWorker = async (): Promise<string> => {
  const joined = await fetch(`${url}/worker/v1/jobs/${code}/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ invite }),
  });
  return ((await joined.json()) as JoinAnswer).token;
};
const tokens = await Promise.all(
  Array.from({ length: Math.ceil(Number(wanted) / PER_WORKER) }, joinAsWorker),
);

let next = 0;
const uploadAll = async (): Promise<void> => {
  while (next < Number(wanted)) {
    const turn = next++;
    const picture = pictures[turn % pictures.length];
    const token = tokens[turn % tokens.length];
    if (picture === undefined || token === undefined) throw new Error("There are no pictures to upload.");
    const body = new FormData();
    body.append("file", new Blob([new Uint8Array(picture)], { type: "image/jpeg" }), "photo.jpg");
    const answer = await fetch(`${url}/worker/v1/jobs/${code}/submissions`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body,
    });
    if (!answer.ok)
      throw new Error(`An upload was answered with ${String(answer.status)}: ${await answer.text()}`);
    await answer.arrayBuffer();
  }
};
await Promise.all(Array.from({ length: AT_ONCE }, uploadAll));
