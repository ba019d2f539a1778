import { once } from "node:events";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { ScorerClosedError } from "../../electron/scoring/client.ts";
import type { Damaged, Examined } from "../../electron/service/examination-port.ts";
import type { Scorer } from "../../electron/service/scorer-port.ts";
import { PRACTICE_MODEL, PRACTICE_REF } from "./helpers/fixtures.ts";
import { drawPlain } from "./helpers/pictures.ts";
import { startScorer } from "./helpers/scorers.ts";
import { temporaryFolder } from "./helpers/temporary-folder.ts";

// Each death costs a start of the process, which on a busy machine with its low priority takes seconds.
vi.setConfig({ testTimeout: 120_000 });

const POISONED_ENTRY = join(import.meta.dirname, "entries/poisoned-child.ts");
const PROMPTS = { id: "p", texts: ["a photo of a red car", "a blank picture"] };

const examine = (scorer: Scorer, path: string) =>
  scorer.examine({ path, thumbnailPath: `${path}.webp`, prompts: PROMPTS });

/** Pictures of widths 100, 101, …, so that an answer shows which picture it is about. */
const drawMany = (folder: string, count: number): Promise<string[]> =>
  Promise.all(
    Array.from({ length: count }, (_, index) => drawPlain(folder, `${index}.jpg`, 100 + index, 80)),
  );

const widthsOf = (results: readonly (Examined | Damaged)[]) =>
  results.map((result) => (result.kind === "examined" ? result.facts.width : result.message));

const countUp = (count: number) => Array.from({ length: count }, (_, index) => 100 + index);

test("every picture is answered once and rightly when the process is killed in the middle of a batch", async () => {
  const pictures = await drawMany(await temporaryFolder(), 60);
  const { scorer, processes } = startScorer();
  const answered: string[] = [];
  const all = pictures.map(async (path) => {
    const result = await examine(scorer, path);
    answered.push(path);
    return result;
  });

  await Promise.any(all);
  processes[0]!.kill("SIGKILL");
  await Promise.any(all.slice(30));
  processes[1]!.kill("SIGKILL");

  expect(widthsOf(await Promise.all(all))).toEqual(countUp(60));
  expect(answered).toHaveLength(60);
  expect(processes).toHaveLength(3);
});

test.each(["segv", "abort", "exit"])(
  "a picture that ends the process each time (%s) is set aside, and all others are examined",
  async (way) => {
    const folder = await temporaryFolder();
    const pictures = await drawMany(folder, 20);
    const poison = await drawPlain(folder, `poison-${way}.jpg`, 999, 80);
    const { scorer, warnings } = startScorer({ entry: POISONED_ENTRY });

    const [found, ...others] = await Promise.all([poison, ...pictures].map((path) => examine(scorer, path)));

    expect(found).toEqual({
      kind: "damaged",
      reason: "kills",
      message: "Opening this picture stopped the scoring process twice, so it was set aside.",
    });
    expect(widthsOf(others)).toEqual(countUp(20));
    expect(warnings.some((line) => line.includes(poison))).toBe(true);
    expect(scorer.state()).toMatchObject({ kind: "ready" });
  },
);

test("several deadly pictures in one batch are each found", async () => {
  const folder = await temporaryFolder();
  const pictures = await drawMany(folder, 8);
  const poisons = await Promise.all(
    [3, 4].map((copy) => drawPlain(folder, `poison-kill-${copy}.jpg`, 900 + copy, 80)),
  );
  const mixed = [...pictures.slice(0, 5), ...poisons, ...pictures.slice(5)];
  const { scorer } = startScorer({ entry: POISONED_ENTRY });

  const results = await Promise.all(mixed.map((path) => examine(scorer, path)));

  const kinds = results.map((result, index) => (result.kind === "damaged" ? mixed[index] : null));
  expect(kinds.filter((path) => path !== null)).toEqual(poisons);
});

test("the model is loaded again after a death, without anybody asking", async () => {
  const [picture] = await drawMany(await temporaryFolder(), 1);
  const { scorer, processes } = startScorer();
  await scorer.useModel({ path: PRACTICE_MODEL, ref: PRACTICE_REF });
  const before = await examine(scorer, picture!);

  processes[0]!.kill("SIGKILL");
  await once(processes[0]!, "exit");
  const after = await examine(scorer, picture!);

  expect(processes).toHaveLength(2);
  expect(after).toMatchObject({ model: PRACTICE_REF });
  expect(after).toEqual(before);
});

test("a process that stops answering is ended and its work is done by another", async () => {
  const [picture] = await drawMany(await temporaryFolder(), 1);
  const { scorer, processes } = startScorer({ stallMs: 5_000 });
  await examine(scorer, picture!);

  processes[0]!.kill("SIGSTOP");

  expect(await examine(scorer, picture!)).toMatchObject({ kind: "examined" });
  expect(processes).toHaveLength(2);
});

test("closing waits for what is running and refuses what is only queued", async () => {
  const pictures = await drawMany(await temporaryFolder(), 60);
  const { scorer, processes } = startScorer();
  const all = pictures.map((path) => examine(scorer, path));
  const settled = Promise.allSettled(all);
  await Promise.any(all);

  await scorer.close();

  const outcomes = await settled;
  const answered = outcomes.filter((outcome) => outcome.status === "fulfilled");
  const refused = outcomes.filter((outcome) => outcome.status === "rejected");
  expect(answered.every(({ value }) => value.kind === "examined")).toBe(true);
  expect(refused.every(({ reason }) => reason instanceof ScorerClosedError)).toBe(true);
  expect(answered.length).toBeGreaterThan(1);
  expect(refused.length).toBeGreaterThan(1);
  expect(processes[0]!.exitCode).toBe(0);
  await expect(examine(scorer, pictures[0]!)).rejects.toBeInstanceOf(ScorerClosedError);
});

test("an entry that cannot start is tried again later and later, and closing ends that", async () => {
  const states: string[] = [];
  const { promise: tried, resolve } = Promise.withResolvers<undefined>();
  const { scorer } = startScorer({
    entry: "/nowhere/child.ts",
    onState: (state) => {
      states.push(state.kind);
      if (states.filter((kind) => kind === "restarting").length === 3) resolve(undefined);
    },
  });
  const request = examine(scorer, "/nowhere/picture.jpg");
  const refused = expect(request).rejects.toBeInstanceOf(ScorerClosedError);
  await tried;
  expect(scorer.state()).toEqual({ kind: "restarting", reason: "exit code 1" });
  await scorer.close();
  await refused;
});
