import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#shared/domain/ids.ts";
import { isRefusal } from "#shared/domain/refusal.ts";
import type { DeskHandlers } from "../../electron/service/desk/desk-ports.ts";
import { startTestService, type TestService } from "../helpers/service.ts";
import { contestOf, deskOver, must } from "./contest.ts";

let service: TestService;
let desk: DeskHandlers;
let jobId: JobId;
beforeAll(async () => {
  service = await startTestService();
  desk = deskOver(service);
  jobId = await contestOf(desk, { texts: 1, places: 1 });
});
afterAll(() => service.stop());

const ownerName = "This desk";
const reasonsOf = async (number: number) =>
  must(await desk["submission.detail"]({ jobId, number })).reasons.filter(
    ({ publicCode }) => publicCode !== undefined,
  );

test("an owner's reasons stand after the standard ones of that owner's jobs alone, in the order they were put in", async () => {
  const named = (title: string, owner = ownerName) =>
    desk["reasons.add"]({ ownerName: owner, code: "incomplete", title, words: `${title}. Try again.` });
  const first = must(await named("Too short"));
  const second = must(await named("Not a name"));
  must(await named("Of somebody else", "Acme"));
  must(await desk["reasons.move"]({ id: second.id, by: -1 }));
  must(await desk["reasons.edit"]({ ...first, title: "Much too short" }));
  expect((await reasonsOf(1)).map(({ title }) => title)).toEqual(["Not a name", "Much too short"]);
  must(await desk["reasons.remove"]({ id: second.id }));
  const [left] = await reasonsOf(1);
  expect(left).toMatchObject({ publicCode: "incomplete", words: "Too short. Try again." });
  must(
    await desk["triage.decide"]({
      jobId,
      numbers: [1],
      outcome: "rejected",
      reason: left!.publicCode!,
      words: left!.words,
    }),
  );
  expect(must(await desk["submission.detail"]({ jobId, number: 1 })).decision).toMatchObject({
    reason: "incomplete",
    reasonText: "Too short. Try again.",
  });
});

test("a tenth reason of one owner is refused, because there is no key for it", async () => {
  for (let at = 1; at <= 9; at += 1)
    must(
      await desk["reasons.add"]({
        ownerName: "Globex",
        code: "other",
        title: `No ${String(at)}`,
        words: "No.",
      }),
    );
  const tenth = await desk["reasons.add"]({
    ownerName: "Globex",
    code: "other",
    title: "No 10",
    words: "No.",
  });
  expect(isRefusal(tenth) && tenth.code).toBe("wrong_state");
});
