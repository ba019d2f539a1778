import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startTestService, type TestService } from "../../helpers/service.ts";
import { openThinLine } from "../../helpers/thin-line.ts";
import { get, post } from "../helpers/calls.ts";
import { drawnPicture, joinJob, makePlacesJob } from "../helpers/story.ts";
import { tusSend } from "../helpers/tus.ts";

const MIB = 1024 * 1024;

test("an upload goes on after the service was stopped in its middle, and one that was whole is still there", async () => {
  const dataDir = await mkdtemp(join(tmpdir(), "winnow-test-"));
  const open = (): Promise<TestService> => startTestService({ dataDir, keepFolder: true, model: null });
  let service = await open();
  // The phone's line stays; what stands behind it is another service in between.
  const line = await openThinLine(() => service.url);
  try {
    const job = await makePlacesJob(service, { files_per_submission: 2 });
    const { token } = await joinJob(service, job);
    const picture = await drawnPicture("red-car-1.jpg");
    const whole = await tusSend(line, token, picture, { name: "whole.jpg" });

    const bytes = Buffer.concat([picture, randomBytes(3 * MIB)]);
    const places: string[] = [];
    line.breakAfter(2 * MIB);
    await expect(
      tusSend(line, token, bytes, {
        name: "halved.jpg",
        onAfterResponse: (_request, answer) => {
          const made = answer.getHeader("Location");
          if (made !== undefined) places.push(made);
        },
      }),
    ).rejects.toThrow();
    expect(line.broken).toBe(1);
    await service.stop();

    service = await open();
    const before = line.sent;
    const halved = await tusSend(line, token, bytes, { uploadUrl: places[0] ?? "" });
    expect(halved.url).toBe(places[0]);
    // The rest alone.
    expect(line.sent - before).toBeLessThan(2 * MIB);
    const taken = await post(`${service.url}/worker/v1/jobs/${job.code}/submissions`, {
      key: token,
      headers: { "idempotency-key": "over-the-restart" },
      json: { uploads: [halved.id, whole.id] },
    });
    expect(taken.status, taken.text).toBe(201);
    const { files } = taken.body.attempts[0]!;
    expect(files.map((file) => file.name)).toEqual(["halved.jpg", "whole.jpg"]);
    const etag = (await get(files[0]!.url, { key: null })).headers.get("etag");
    expect(etag).toBe(`"${createHash("sha256").update(bytes).digest("hex")}"`);
    await expect.poll(() => readdir(join(dataDir, "files", "resumable")), { timeout: 15_000 }).toEqual([]);
    await service.stop();

    service = await open();
    const again = await post(`${service.url}/worker/v1/jobs/${job.code}/submissions`, {
      key: token,
      headers: { "idempotency-key": "over-the-restart" },
      json: { uploads: [halved.id, whole.id] },
    });
    expect(again.status, again.text).toBe(201);
    expect(again.body.id).toBe(taken.body.id);
  } finally {
    await line.close();
    await service.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
