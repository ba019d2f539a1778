// @ts-check
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { root } from "../setup/paths.mjs";
import { CannotContinue } from "../setup/say.mjs";

export const KEY = "fuzz-key-of-acme-000000001";
const MODERATOR = "fuzz-key-of-moderators-0002";

/** Wide, because what is tested is not that a fuzzer is slowed down. */
const LIMITS = ["wurkSubmissions", "wurkChooseWinners", "wurkCreate", "workerUploads"];

/**
 * @typedef {{ url: string, stop: () => Promise<void>, log: () => string }} Served
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Served>} a `serve` process with the practice model, in a folder of its own
 */
export const serve = async (node, env) => {
  const data = mkdtempSync(join(tmpdir(), "winnow-fuzz-"));
  const limits = LIMITS.flatMap((name) => ["--limit", `${name}=1000000/1m`]);
  const args = ["--data", data, "--port", "0", "--model", "practice", "--metrics", ...limits];
  const child = spawn(node, [join(root, "electron", "serve.ts"), ...args], {
    cwd: root,
    env: { ...env, WINNOW_API_KEYS: `acme=${KEY},mods:moderate=${MODERATOR}`, WINNOW_LOG: "error" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let log = "";
  child.stderr.setEncoding("utf8").on("data", (/** @type {string} */ text) => (log += text));
  const ended = new Promise((resolve) => child.once("close", resolve));
  const ready = new Promise((resolve) => createInterface({ input: child.stdout }).once("line", resolve));
  const first = await Promise.race([ready, ended.then(() => null)]);
  if (typeof first !== "string") throw new CannotContinue(`The service did not start:\n${log}`);
  return {
    url: JSON.parse(first).url,
    log: () => log,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
};

/**
 * @param {string} url
 * @param {string} key
 * @param {object | FormData} [body]
 * @returns {Promise<any>}
 */
const call = async (url, key, body) => {
  const isForm = body instanceof FormData;
  const answer = await fetch(url, {
    method: body === undefined ? "GET" : "POST",
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined || isForm ? {} : { "content-type": "application/json" }),
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  if (!answer.ok) throw new CannotContinue(`${url} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
};

const places = { type: "data_collection", files_needed: 50 };
const selection = { type: "custom", max_completions: 5, selection_time_minutes: 60 };
const JOBS = [
  places,
  { ...selection, selection_type: "creator" },
  { ...selection, selection_type: "random" },
];

/**
 * Jobs of each kind with a few submissions, some of them scored.
 *
 * @param {string} url
 * @returns {Promise<{ token: string, ids: Record<string, string[]> }>} a worker's token, and ids by parameter
 */
export const seed = async (url) => {
  /** @type {Record<string, string[]>} */
  const ids = { job_id: [], jobId: [], code: [], submission_id: [], endpoint_id: [], file_id: [] };
  let token = "";
  const photo = readFileSync(join(root, "tests", "fixtures", "drawn", "red-car-1.jpg"));
  for (const kind of JOBS) {
    const brief = { title: "Red cars", description: "One red car in each photo.", ...kind };
    const job = await call(`${url}/v1/jobs`, KEY, brief);
    const link = new URL(job.upload_url);
    const joined = await call(`${url}/worker/v1/jobs/${job.code}/join`, "", {
      invite: link.hash.slice(1),
      name: "Ada",
    });
    token ||= joined.token;
    ids.job_id?.push(job.id);
    ids.jobId?.push(job.code);
    ids.code?.push(job.code);
    for (const text of ["A car.", "Another car."]) {
      const form = new FormData();
      form.append("content_text", text);
      form.append("file", new Blob([photo]), "car.jpg");
      const { id, attempts } = await call(
        `${url}/worker/v1/jobs/${job.code}/submissions`,
        joined.token,
        form,
      );
      ids.submission_id?.push(id);
      ids.file_id?.push(attempts[0].files[0].id);
    }
  }
  const { data } = await call(`${url}/v1/submissions`, KEY);
  if (data.length !== 2 * JOBS.length) throw new CannotContinue("The seeded submissions are not listed.");
  return { token, ids };
};

/**
 * @param {string} url
 * @returns {Promise<{ status: string, count: number }[]>} how often each status was answered, by the service's own count
 */
export const statuses = async (url) => {
  const answer = await fetch(`${url}/metrics`);
  const lines = (await answer.text()).matchAll(
    /^winnow_http_request_duration_seconds_count\{.*status="(\d+)".*\} (\d+)$/gm,
  );
  const rows = [...lines].map(([, status = "", count]) => ({ status, count: Number(count) }));
  return [...new Set(rows.map(({ status }) => status))].sort().map((status) => ({
    status,
    count: rows.filter((row) => row.status === status).reduce((sum, row) => sum + row.count, 0),
  }));
};
