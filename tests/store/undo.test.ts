import { expect, test } from "vitest";
import type { Uuid } from "#shared/domain/ids.ts";
import { snapshotOf, type Submission } from "#shared/domain/submission.ts";
import { at, newId, NOON } from "./moments.ts";
import { temporaryStore } from "./temporary-store.ts";
import { aWorld, send, type World } from "./world.ts";

const decideTogether = async (
  world: World,
  submissions: readonly Submission[],
  label: string,
): Promise<Uuid> => {
  const groupId = newId();
  await world.store.write(async (tx) => {
    await tx.dropRedo(world.job.id);
    await tx.insertSteps(
      submissions.map((submission) => ({
        id: newId(),
        groupId,
        jobId: world.job.id,
        submissionId: submission.id,
        actor: "Noor",
        at: NOON,
        label,
        before: snapshotOf(submission),
        after: { ...snapshotOf(submission), status: "approved" },
        undoneAt: null,
      })),
    );
  });
  return groupId;
};

const labels = async ({ store, job }: World) => ({
  undo: await store.reader.nextStep(job.id, "done"),
  redo: await store.reader.nextStep(job.id, "undone"),
});

const mark = (world: World, group: Uuid, undone: boolean) =>
  world.store.write((tx) => tx.markSteps(group, undone ? at(9) : null));

test("undo goes back group by group and redo forward again, also after an undo below a dropped branch", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  const submissions = [await send(world), await send(world)];
  const a = await decideTogether(world, submissions, "a");
  const b = await decideTogether(world, submissions, "b");
  const c = await decideTogether(world, submissions.slice(1), "c");
  expect(await labels(world)).toEqual({ undo: "c", redo: null });
  await mark(world, c, true);
  await mark(world, b, true);
  expect(await labels(world)).toEqual({ undo: "a", redo: "b" });
  await mark(world, b, false);
  expect(await labels(world)).toEqual({ undo: "b", redo: "c" });
  const d = await decideTogether(world, submissions, "d");
  expect(await labels(world)).toEqual({ undo: "d", redo: null });
  await mark(world, d, true);
  await mark(world, b, true);
  await mark(world, a, true);
  expect(await labels(world)).toEqual({ undo: null, redo: "a" });
  await mark(world, a, false);
  await mark(world, b, false);
  expect(await labels(world)).toEqual({ undo: "b", redo: "d" });
});

test("a group comes back whole, with what was before and after", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  const submissions = [await send(world), await send(world)];
  await decideTogether(world, submissions, "Approved 2");
  const group = (await store.reader.nextSteps(world.job.id, "done", 10))!.steps;
  expect(group.map((step) => step.submissionId)).toEqual(submissions.map((submission) => submission.id));
  expect(group[0]).toMatchObject({
    actor: "Noor",
    before: { status: "pending_score" },
    after: { status: "approved" },
  });
});

test("a step that is half taken back goes on being taken back, or is done again, before any other", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  const submissions = [await send(world), await send(world), await send(world)];
  await decideTogether(world, submissions, "a");
  const b = await decideTogether(world, submissions, "b");
  const next = async (which: "done" | "undone") => (await store.reader.nextSteps(world.job.id, which, 2))!;
  const ids = ({ steps }: Awaited<ReturnType<typeof next>>) => steps.map((step) => step.submissionId);
  const first = await next("done");
  expect(ids(first)).toEqual(submissions.slice(0, 2).map(({ id }) => id));
  expect(first).toMatchObject({ label: "b", size: 3, isLast: false });
  await store.write((tx) => tx.markSteps(b, null, first.undoneThrough));
  expect(await labels(world)).toEqual({ undo: "b", redo: "b" });
  expect(ids(await next("done"))).toEqual([submissions[2]!.id]);
  expect((await next("done")).isLast).toBe(true);
  // Forward again, from the end: what was taken back last comes first.
  expect(ids(await next("undone"))).toEqual([submissions[1]!.id, submissions[0]!.id]);
  expect((await next("undone")).isLast).toBe(true);
  await mark(world, b, true);
  expect(await labels(world)).toEqual({ undo: "a", redo: "b" });
  const back = await next("undone");
  expect(ids(back)).toEqual([submissions[2]!.id, submissions[1]!.id]);
  await store.write((tx) => tx.markSteps(b, null, back.undoneThrough));
  expect(ids(await next("undone"))).toEqual([submissions[0]!.id]);
  expect(await store.views.stepGroups(world.job.id, null, 10)).toMatchObject([
    { label: "b", size: 3, undone: false, sealed: false },
    { label: "a", size: 3, undone: false, sealed: false },
  ]);
});

test("a seal ends what can be undone in its job, and in no other", async () => {
  const { store } = await temporaryStore();
  const [sealed, other] = [await aWorld(store), await aWorld(store)];
  for (const world of [sealed, other]) await decideTogether(world, [await send(world)], "a");
  await store.write((tx) => tx.sealSteps(sealed.job.id));
  expect(await labels(sealed)).toEqual({ undo: null, redo: null });
  expect(await labels(other)).toEqual({ undo: "a", redo: null });
  await decideTogether(sealed, [await send(sealed)], "b");
  expect(await labels(sealed)).toEqual({ undo: "b", redo: null });
});

test("decisions of a day count what was not undone", async () => {
  const { store } = await temporaryStore();
  const world = await aWorld(store);
  await decideTogether(world, [await send(world), await send(world)], "a");
  await mark(world, await decideTogether(world, [await send(world)], "b"), true);
  expect(await store.views.decisionsSince(NOON)).toBe(2);
  expect(await store.views.decisionsSince(at(1))).toBe(0);
});
