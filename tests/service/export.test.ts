import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import sharp from "sharp";
import type { ExportProgress } from "#shared/contract/export-calls.ts";
import { isRefusal, type Refusal } from "#shared/domain/refusal.ts";
import type { DeskHandlers, DeskHost } from "../../electron/service/desk/desk-ports.ts";
import { deskHandlers } from "../../electron/service/desk/handlers.ts";
import { openArchive } from "../helpers/open-archive.ts";
import { startTestService, type TestService } from "../helpers/service.ts";
import { joinAs } from "../helpers/worker.ts";

let service: TestService;
let desk: DeskHandlers;
let folder: string;
let jobId: Awaited<ReturnType<typeof makeJob>>;
let photo: Buffer;
let target = "";

const must = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new Error(answer.message);
  return answer;
};

const makeJob = async () => {
  const job = must(
    await desk["jobs.create"]({
      ...{ type: "custom", title: "Shopfronts", description: "One shopfront, straight on." },
      ...{ max_completions: 3, selection_type: "creator", selection_time_minutes: 60 },
    } as never),
  );
  // A name, a text and a place that nobody should ever run or read by accident.
  const worker = await joinAs({ upload_url: job.share.localUrl }, "../=Ana/B");
  const body = new FormData();
  body.append("content_text", '=HYPERLINK("http://x")');
  body.append("file", new Blob([new Uint8Array(photo)], { type: "image/jpeg" }), "shop.jpg");
  const answer = await fetch(`${worker.origin}/worker/v1/jobs/${worker.code}/submissions`, {
    method: "POST",
    headers: { authorization: `Bearer ${worker.token}` },
    body,
  });
  expect(answer.status).toBe(201);
  return job.id;
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "winnow-export-test-"));
  photo = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#7a5" } })
    .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" } })
    .jpeg()
    .toBuffer();
  service = await startTestService({ model: null });
  desk = deskHandlers({
    ...service.ports,
    scoring: () => service.scoring,
    library: () => service.library,
    remotes: () => service.remotes,
    dataFolder: () => service.dataFolder,
    sharing: service.sharing,
    desk: { chooseSavePath: () => Promise.resolve(target) } as unknown as DeskHost,
  });
  jobId = await makeJob();
});
afterAll(async () => {
  await service.stop();
  await rm(folder, { recursive: true, force: true });
});

const run = async (
  name: string,
  over: Partial<Parameters<DeskHandlers["export.start"]>[0]> = {},
): Promise<ExportProgress> => {
  target = join(folder, name);
  const wish = { jobId, numbers: null, format: "csv", pictures: "originals", workers: false } as const;
  const started = must(await desk["export.start"]({ ...wish, ...over }));
  return vi.waitFor(async () => {
    const progress = must(await desk["export.progress"]({ exportId: started!.exportId }));
    if (progress.state === "running") throw new Error("It still runs.");
    return progress;
  }, 10_000);
};

test("says how many and how much before anything is written", async () => {
  expect(await desk["export.size"]({ jobId, numbers: null })).toEqual({
    rows: 1,
    files: 1,
    bytes: photo.length,
  });
});

test("CSV runs nothing in a spreadsheet, and names nobody unless it was asked to", async () => {
  expect(await run("a.csv")).toMatchObject({ state: "done", done: 1, name: "a.csv" });
  const text = await readFile(join(folder, "a.csv"), "utf8");
  expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(text).not.toContain("Ana");
  await run("b.csv", { workers: true });
  expect(await readFile(join(folder, "b.csv"), "utf8")).toContain("Ana");
});

test("JSON is one whole document", async () => {
  await run("a.json", { format: "json" });
  const { job, submissions } = JSON.parse(await readFile(join(folder, "a.json"), "utf8")) as {
    readonly job: { readonly title: string };
    readonly submissions: readonly { readonly number: number; readonly files: readonly unknown[] }[];
  };
  expect(job.title).toBe("Shopfronts");
  expect(submissions).toMatchObject([{ number: 1, files: [{}] }]);
});

test("a ZIP holds the originals byte for byte, under names that lead nowhere else", async () => {
  await run("a.zip", { format: "zip", workers: true });
  const entries = await openArchive(join(folder, "a.zip"));
  const [picture] = [...entries.keys()];
  expect(picture).toMatch(/^files\/[a-z0-9]+-0001-Ana-B\.jpg$/);
  expect(entries.get(picture!)).toEqual(photo);
});

test("location-free copies have lost the place, show the same, and are listed with hashes of their own", async () => {
  await run("b.zip", { format: "zip", pictures: "copies" });
  const entries = await openArchive(join(folder, "b.zip"));
  const { files } = JSON.parse(entries.get("manifest.json")!.toString()) as {
    readonly files: readonly {
      readonly name: string;
      readonly sha256: string;
      readonly originalSha256: string;
    }[];
  };
  const [copy] = files;
  const bytes = entries.get(copy!.name)!;
  const hash = (of: Uint8Array): string => createHash("sha256").update(of).digest("hex");
  expect(copy).toMatchObject({ sha256: hash(bytes), originalSha256: hash(photo) });
  expect(await sharp(photo).metadata()).toHaveProperty("exif");
  const metadata = await sharp(bytes).metadata();
  expect(metadata).toMatchObject({ width: 640, height: 480 });
  expect(metadata.exif).toBeUndefined();
});

test("what cannot be written says so in a sentence and leaves nothing behind", async () => {
  const progress = await run("missing/a.csv");
  expect(progress).toMatchObject({
    state: "failed",
    problem: "a.csv cannot be written there. Choose another place.",
  });
  expect((await readdir(folder)).filter((name) => name.endsWith(".part"))).toEqual([]);
});
