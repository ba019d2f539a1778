/** From an upload's 2xx to its score, one picture at a time, with a CLIP of true size (random weights). */
import { join } from "node:path";
import sharp from "sharp";
import { briefOf, newJobSchema } from "#shared/contract/new-job.ts";
import { parsePublicId, type SubmissionId } from "#shared/domain/ids.ts";
import { DESK_OWNER, ensureOwner } from "../../electron/service/access.ts";
import { makeJob } from "../../electron/service/jobs.ts";
import { REPOSITORY, startTestService } from "../helpers/service.ts";
import { joinAs, upload } from "../helpers/worker.ts";
import { quantizedClip } from "./random-clip.ts";
import { quantile, report } from "./report.ts";

const LIMIT_MS = 1000;
const OF_EACH = Number(process.env["WINNOW_BENCH_ROUNDS"] ?? 15);
/** 3 and 12 megapixels, as phones send them. */
const SIZES = [
  { name: "3 MP", width: 2000, height: 1500 },
  { name: "12 MP", width: 4000, height: 3000 },
] as const;

/** No two alike, with the detail of a photograph: a scene enlarged, under a grain of its own. */
const photo = async (index: number, { width, height }: (typeof SIZES)[number]): Promise<Buffer> => {
  const grain = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#808080",
      noise: { type: "gaussian", mean: 128, sigma: 12 },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return sharp(join(REPOSITORY, "tests", "fixtures", "drawn", `red-car-${String((index % 8) + 1)}.jpg`))
    .resize(width, height, { fit: "cover" })
    .composite([{ input: grain, blend: "soft-light" }])
    .jpeg({ quality: 88 })
    .toBuffer();
};

const service = await startTestService({ model: await quantizedClip(), checkAnswers: false });
try {
  const { ports } = service;
  const owner = await ensureOwner(ports, DESK_OWNER);
  const job = await makeJob(
    ports,
    owner.id,
    briefOf(
      newJobSchema.parse({
        type: "data_collection",
        title: "Red cars",
        description: "One red car in each photo.",
        scoring_criteria: ["a red car", "a sharp photo"],
        files_needed: 10_000,
      }),
    ),
  );
  const worker = await joinAs({ upload_url: service.sharing.state(job).localUrl }, "Ada");

  const scoredAt = new Map<SubmissionId, number>();
  let told = (): void => undefined;
  ports.store.onCommitted((events) => {
    for (const { event } of events) {
      if (event.type === "submission.scored") scoredAt.set(event.submissionId, performance.now());
    }
    told();
  });
  /** Milliseconds from the answer to the score's commit; 0 when the score was there first. */
  const latency = async (picture: Buffer): Promise<number> => {
    const { id: publicId } = await upload(worker, picture);
    const answered = performance.now();
    const id = parsePublicId<SubmissionId>("submission", publicId);
    if (id === null) throw new Error(`${publicId} is no submission.`);
    while (!scoredAt.has(id)) {
      await new Promise<void>((resolve) => {
        told = resolve;
      });
    }
    return Math.max(0, (scoredAt.get(id) ?? 0) - answered);
  };

  // The job's prompts are embedded with its first picture.
  const first = await latency(await photo(0, SIZES[0]));
  const all: number[] = [];
  const detail: Record<string, number> = { "first ms, with the job's prompts": first };
  for (const size of SIZES) {
    const times: number[] = [];
    for (let index = 0; index < OF_EACH; index += 1) times.push(await latency(await photo(index, size)));
    detail[`${size.name} median ms`] = quantile(times, 0.5);
    detail[`${size.name} worst ms`] = Math.max(...times);
    all.push(...times);
  }
  const median = quantile(all, 0.5);
  report({
    name: "from an upload's answer to its score, one picture at a time",
    ratio: median / LIMIT_MS,
    against: `${String(LIMIT_MS)} ms`,
    limit: { at: 1, side: "most" },
    detail: { "median ms": median, pictures: all.length, ...detail },
  });
} finally {
  await service.stop();
}
