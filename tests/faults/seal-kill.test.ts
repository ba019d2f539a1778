import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { SubmissionId } from "#shared/domain/ids.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import { planSeal, resumeSeals } from "../../electron/service/seal-winners.ts";
import type { OpenedStore } from "../../electron/store/open-store.ts";
import { openIn, temporaryFolder } from "../store/temporary-store.ts";
import { aWorld, customBrief, sendIn } from "../store/world.ts";
import { sealPorts } from "./seal-ports.ts";

const BATCHES = 5;
const WINNERS = BATCHES * 10 - 3;
/** Around every batch in CI; at the first, in the middle and at the last one otherwise. */
const KILLS = (["before", "after"] as const).flatMap((when) =>
  (process.env["CI"] ? [0, 1, 2, 3, 4] : when === "before" ? [0, 4] : [2]).map((batch) => ({ when, batch })),
);

const killedAt = async (dataDir: string, when: string, batch: number): Promise<void> => {
  const runner = spawn(
    process.execPath,
    [join(import.meta.dirname, "seal-runner.ts"), dataDir, when, String(batch)],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const [, signal] = (await once(runner, "exit")) as [number | null, string | null];
  expect(signal).toBe("SIGKILL");
};

/** A job with more entries than places, and a seal of as many as there are places, written down and not begun. */
const planned = async (store: OpenedStore) => {
  const world = await aWorld(store, { ...customBrief, maxCompletions: WINNERS });
  const ids: SubmissionId[] = [];
  await store.write(async (tx) => {
    for (let count = 0; count < WINNERS + 5; count += 1) {
      const sent = await sendIn(tx, world);
      if (!isRefusal(sent)) ids.push(sent.id);
    }
  });
  const plan = await planSeal(sealPorts(store), {
    jobId: world.job.id,
    ids: ids.slice(0, WINNERS),
    unknown: [],
    by: { role: "creator", name: "Mika" },
    destination: "local",
    settleReason: null,
    notes: {},
  });
  if (isRefusal(plan)) throw new Error(plan.message);
  return { jobId: world.job.id, winners: ids.slice(0, WINNERS) };
};

test.each(KILLS)(
  "a seal that is killed $when the commit of batch $batch goes on where it was, and chooses nobody twice",
  { timeout: 60_000 },
  async ({ when, batch }) => {
    const dataDir = temporaryFolder();
    const first = await openIn(dataDir);
    const { jobId, winners } = await planned(first);
    await first.close();
    await killedAt(dataDir, when, batch);

    const store = await openIn(dataDir);
    const done = (await store.reader.openSeal(jobId))?.batches.filter(({ state }) => state === "confirmed");
    // The last confirmation ends the seal.
    const expected = when === "before" ? batch : batch + 1;
    expect(done?.length ?? BATCHES).toBe(expected);
    expect((await store.reader.job(jobId))?.counts.winners).toBe(Math.min(WINNERS, expected * 10));

    await resumeSeals(sealPorts(store));
    expect(await store.reader.openSeal(jobId)).toBeNull();
    const won = (await store.reader.eligibleSubmissions(jobId)).filter(({ wonAt }) => wonAt !== null);
    expect(won.map(({ id }) => id).sort()).toEqual([...winners].sort());
    const receipts = await store.reader.receipts(jobId);
    expect(receipts.flatMap((receipt) => receipt.winners).sort()).toEqual([...winners].sort());
    expect((await store.reader.job(jobId))?.counts.winners).toBe(WINNERS);
    expect((await store.views.verifyEvents()).firstBad).toBeNull();
    await store.close();
  },
);
