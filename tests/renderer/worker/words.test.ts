// @vitest-environment node
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { WorkerJob, WorkerSubmission } from "#shared/contract/worker.ts";
import { SAYING_CODES } from "#shared/domain/scoring/english.ts";
import { REFUSAL_CODES } from "#shared/domain/refusal.ts";
import { explainRefusal, explainShut } from "../../../renderer/worker/text/refusals.ts";
import { showTimeLeft } from "../../../renderer/worker/text/time.ts";
import { timelineOf } from "../../../renderer/worker/text/timeline.ts";
import { forbids, say, speak } from "../../../renderer/worker/words.ts";
import en from "../../../resources/locales/en-worker.json";

const folder = join(import.meta.dirname, "..", "..", "..", "renderer", "worker");
const job = {
  accept: ["image/jpeg"],
  max_file_bytes: 50 * 1024 * 1024,
  files_per_submission: 2,
} as unknown as WorkerJob;

beforeAll(() => speak(en, "en-GB"));

describe("the catalogue", () => {
  test("counts", () => {
    expect(say("brief.places", { n: 1 })).toBe("1 place left");
    expect(say("brief.places", { n: 12 })).toBe("12 places left");
  });

  test("holds no word that the page never says", () => {
    const sources = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => readFileSync(join(folder, name), "utf8"))
      .join("\n");
    const keys = Object.keys(en).map((key) => key.replace(/_(one|other)$/, ""));
    const codes = new Set<string>(SAYING_CODES);
    // A key may be put together from a stem and a last part.
    const said = (key: string): boolean =>
      codes.has(key) ||
      sources.includes(`"${key}"`) ||
      key.split(".").some((_, at, parts) => {
        const stem = parts.slice(0, at + 1).join(".");
        return stem !== key && sources.includes("`" + stem + ".${");
      });
    expect(keys.filter((key) => !said(key))).toEqual([]);
  });
});

test("every refusal of the rules has words of its own or the service's", () => {
  for (const code of REFUSAL_CODES) {
    const failure = {
      kind: "refused",
      status: 409,
      code,
      message: "The service's sentence.",
      retryAfter: null,
    } as const;
    const { title, sentence } = explainRefusal(failure, job);
    expect(title).not.toBe("");
    expect(sentence).not.toMatch(/[{}]/);
  }
});

test("a door that stays shut says why", () => {
  const shut = (status: number, code: string | null = null) =>
    explainShut({ kind: "refused", status, code, message: null, retryAfter: 30 }).title;
  expect(shut(403, "invite_unknown")).toBe("This link doesn't work");
  expect(shut(404)).toBe("There is no such job");
  expect(shut(409, "job_closed")).toBe("This job has ended");
  expect(shut(429)).toBe("Too many tries just now");
  expect(explainShut({ kind: "unreachable" }).title).toBe("The service doesn't answer");
});

test("the time left is rounded down, with seconds at the end", () => {
  const HOUR = 3_600_000;
  expect(showTimeLeft(50 * HOUR)).toBe("2 days left");
  expect(showTimeLeft(2.67 * HOUR)).toBe("2 h 40 min left");
  expect(showTimeLeft(59.9 * 60_000)).toBe("59 min left");
  expect(showTimeLeft(245_500)).toBe("4 min 05 s left");
  expect(showTimeLeft(0)).toBe("Time is up");
});

test("criteria that forbid are told from those that ask", () => {
  expect(["No faces", "Not blurred", "Don't zoom", "Without flash"].every(forbids)).toBe(true);
  expect(["Northern side", "Notice board in view", "Daylight, no flash"].some(forbids)).toBe(false);
});

test("the story of a second try tells the first one's verdict", () => {
  const attempt = (n: number, stars: number | null) => ({
    attempt: n,
    received_at: "2026-05-18T13:51:00Z",
    scored_at: stars === null ? null : "2026-05-18T13:51:04Z",
    stars,
    reasoning: stars === null ? null : `Reason ${String(n)}`,
    content_text: null,
    files: [],
  });
  const second = {
    status: "pending_score",
    attempt: 2,
    attempts: [attempt(1, 2), attempt(2, null)],
  } as unknown as WorkerSubmission;
  expect(
    timelineOf(second, { selection_type: null } as WorkerJob).map(({ title, line }) => [title, line]),
  ).toEqual([
    ["Try 1 sent", null],
    ["Try 1 not accepted", "Reason 1"],
    ["You took a place again", null],
    ["Try 2 sent", null],
    ["Waiting for stars", null],
  ]);
});
