import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { argv, execPath, stdout } from "node:process";
import sharp from "sharp";
import { promptSetFor } from "../../shared/domain/scoring/prompt-set.ts";
import { createScorer } from "../../electron/scoring/client.ts";
import { forkScorer } from "../../electron/scoring/scorer-process.ts";

/**
 * Usage: node scripts/random-clip/measure-scoring.ts <model folder> [pictures=200] [workers] [drawn|camera]
 *
 * Prints pictures a second from file to score's signals, the CPU time each took (which other programs' load changes
 * little), and the resident memory of the scoring process, at every tenth of the way. `camera`: JPEGs of 12 and 3 megapixels in turn, made from the test photographs; `drawn`: the
 * practice model's own pictures.
 */
const [, , model = "resources/models/practice", count = "200", workers, kind = "drawn"] = argv;
const total = Number(count);
const fixtures = join(import.meta.dirname, "../../tests/fixtures");
const folder = await mkdtemp(join(tmpdir(), "winnow-measure-"));

const drawn = async (): Promise<string[]> =>
  (await readdir(join(fixtures, "drawn")))
    .filter((name) => name.endsWith(".jpg"))
    .map((name) => join(fixtures, "drawn", name));

const camera = async (): Promise<string[]> => {
  const photos = (await readdir(join(fixtures, "photos"))).filter((name) => name.endsWith(".jpg"));
  return Promise.all(
    photos.flatMap((name) =>
      [4000, 2000].map(async (width) => {
        const path = join(folder, `${width}-${name}`);
        await sharp(join(fixtures, "photos", name))
          .resize(width, (width * 3) / 4, { fit: "cover" })
          .jpeg({ quality: 90 })
          .toFile(path);
        return path;
      }),
    ),
  );
};

/** Seconds of CPU the process has used so far; machines without /proc answer 0. */
const cpuOf = (pid: number): number => {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
};
const memoryOf = (pid: number): number =>
  Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)])) / 1024;

const pictures = kind === "camera" ? await camera() : await drawn();
const thumbnails = join(folder, "thumbnails");
await mkdir(thumbnails);
const prompts = promptSetFor({
  title: "Red cars, whole and in focus",
  description: "Send one picture of a red car.",
  scoringCriteria: ["a red car", "a sharp photo"],
});

let pid = 0;
const scorer = createScorer({
  entry: join(import.meta.dirname, "../../electron/scoring/child.ts"),
  execPath,
  ...(workers === undefined ? {} : { workers: Number(workers) }),
  fork: (entry, options) => {
    const child = forkScorer(entry, options);
    pid = child.pid ?? 0;
    return child;
  },
});
try {
  const loading = performance.now();
  const path = resolve(model);
  await scorer.useModel({ path, ref: { id: basename(path), revision: "measured", practice: false } });
  stdout.write(
    `${JSON.stringify(scorer.state())} after ${((performance.now() - loading) / 1000).toFixed(1)} s, ${memoryOf(pid).toFixed(0)} MB\n`,
  );
  const examine = async (index: number): Promise<void> => {
    const picture = pictures[index % pictures.length] ?? "";
    const result = await scorer.examine({
      path: picture,
      thumbnailPath: join(thumbnails, `${index}.webp`),
      prompts,
    });
    if (result.kind === "damaged" || result.similarities === null) throw new Error(JSON.stringify(result));
  };
  // The job's prompts are embedded with its first picture, once.
  const prompting = performance.now();
  await examine(0);
  stdout.write(
    `${prompts.texts.length} prompts and the first picture: ${(performance.now() - prompting).toFixed(0)} ms\n`,
  );
  const start = performance.now();
  const cpu = cpuOf(pid);
  const step = Math.max(1, Math.floor(total / 10));
  for (let done = 0; done < total; done += step) {
    await Promise.all(
      Array.from({ length: Math.min(step, total - done) }, (_, index) => examine(done + index)),
    );
    const seconds = (performance.now() - start) / 1000;
    const finished = Math.min(total, done + step);
    const milliseconds = ((cpuOf(pid) - cpu) / finished) * 1000;
    stdout.write(
      `${finished} pictures, ${(finished / seconds).toFixed(1)} a second, ${milliseconds.toFixed(0)} ms of CPU each, ${memoryOf(pid).toFixed(0)} MB\n`,
    );
  }
} finally {
  await scorer.close();
  await rm(folder, { recursive: true, force: true });
}
