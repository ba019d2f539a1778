import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { DeskCall } from "#shared/contract/desk-calls.ts";
import { addMs, MINUTE } from "#shared/lib/instant.ts";
import { type Desk, jobPath, openDesk, press } from "./desk.tsx";
import type { World } from "./harness/world.ts";

/** Of the made-up jobs: missed and claimed here, missed and free. */
const OURS = 4;
const FREE = 5;

const missedRow = async (title: string): Promise<HTMLElement> => {
  const list = await screen.findByRole("list", { name: "Missed deadlines" });
  const row = within(list)
    .getAllByRole("listitem")
    .find((item) => item.textContent.includes(title));
  if (row === undefined) throw new Error(`${title} is not in the list.`);
  return row;
};

const claimedBy =
  (moderator: string, index = FREE, minutes = 12) =>
  (world: World): void => {
    world.jobs = world.jobs.map((job, at) =>
      at === index
        ? {
            ...job,
            claim: { moderator, until: addMs(world.now(), minutes * MINUTE), byThisDesk: false },
          }
        : job,
    );
  };

const made = (desk: Desk, name: DeskCall): readonly unknown[] =>
  desk.calls.filter(([call]) => call === name).map(([, input]) => input);

describe("missed deadlines", () => {
  it("say who has each job, and offer only what one may do", async () => {
    openDesk({ given: claimedBy("Ines K.") });
    const ours = await missedRow("Plants on windowsills");
    expect(ours.textContent).toContain("Claimed by you");
    expect(within(ours).getByRole("button", { name: /Pick winners/ })).toBeTruthy();
    expect(within(ours).getByRole("button", { name: /Settle/ })).toBeTruthy();
    const theirs = await missedRow("Lighthouses in fog");
    expect(theirs.textContent).toMatch(/Claimed by Ines K\. until \d\d:\d\d/);
    expect(within(theirs).queryByRole("button", { name: /Pick|Settle|Claim$/ })).toBeNull();
    expect(within(theirs).getByRole("button", { name: "Claimed" }).getAttribute("aria-disabled")).toBe(
      "true",
    );
  });

  it("are claimed and released by C, where the cursor stands", async () => {
    const desk = openDesk();
    await screen.findByRole("list", { name: "Missed deadlines" });
    press("ArrowDown");
    press("ArrowDown");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Lighthouses in fog"));
    press("c");
    await waitFor(async () => {
      expect((await missedRow("Lighthouses in fog")).textContent).toContain("Claimed by you");
    });
    press("c");
    await waitFor(async () => {
      const row = await missedRow("Lighthouses in fog");
      expect(within(row).getByRole("button", { name: /^Claim/ })).toBeTruthy();
    });
    expect(made(desk, "jobs.claim")).toHaveLength(1);
    expect(made(desk, "jobs.release")).toHaveLength(1);
    expect(screen.getByText("Released. Another moderator can claim it now.")).toBeTruthy();
  });

  it("of another moderator are not claimed by C: it says whose", async () => {
    const desk = openDesk({ given: claimedBy("Ines K.") });
    await missedRow("Lighthouses in fog");
    press("ArrowDown");
    press("ArrowDown");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Lighthouses in fog"));
    press("c");
    await waitFor(() => expect(screen.getAllByText(/Claimed by Ines K\. until/).length).toBeGreaterThan(1));
    expect(made(desk, "jobs.claim")).toEqual([]);
  });

  it("are settled only by who has them", async () => {
    openDesk();
    await missedRow("Lighthouses in fog");
    press("ArrowDown");
    press("ArrowDown");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Lighthouses in fog"));
    press("s");
    expect(await screen.findByText("Claim this job first.")).toBeTruthy();
    expect(screen.queryByRole("alertdialog")).toBeNull();
    press("ArrowUp");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Plants on windowsills"));
    press("s");
    expect(await screen.findByRole("alertdialog")).toBeTruthy();
  });

  it("ask for the name first where nobody gave one", async () => {
    const desk = openDesk({ actor: "" });
    await missedRow("Lighthouses in fog");
    press("ArrowDown");
    press("ArrowDown");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Lighthouses in fog"));
    press("c");
    expect(await screen.findByLabelText("Your name")).toBeTruthy();
    expect(made(desk, "jobs.claim")).toEqual([]);
  });

  it("say why a claim was refused", async () => {
    openDesk({ fail: "jobs.claim" });
    const row = await missedRow("Lighthouses in fog");
    within(row)
      .getByRole("button", { name: /^Claim/ })
      .click();
    expect(await screen.findByText(/the disk is full/)).toBeTruthy();
  });
});

describe("picking in a missed job", () => {
  it("begins by claiming it, with one key", async () => {
    const desk = openDesk({ path: jobPath(FREE, "pick") });
    await screen.findByText("The creator’s 24 hours ran out");
    expect(screen.queryByRole("list", { name: "Places" })).toBeNull();
    press("w");
    expect(made(desk, "pick.setPlan")).toEqual([]);
    press("c");
    expect(await screen.findByRole("list", { name: "Places" })).toBeTruthy();
    expect(screen.getByRole("region", { name: "Claim" }).textContent).toMatch(/(30|29) min left/);
    expect(made(desk, "jobs.claim")).toHaveLength(1);
  });

  it("ends by releasing it, with the same key", async () => {
    const desk = openDesk({ path: jobPath(OURS, "pick") });
    await screen.findByRole("list", { name: "Places" });
    press("c");
    expect(await screen.findByText("The creator’s 24 hours ran out")).toBeTruthy();
    expect(made(desk, "jobs.release")).toHaveLength(1);
  });

  it("is another's while they hold it, and says so", async () => {
    const desk = openDesk({ path: jobPath(FREE, "pick"), given: claimedBy("Ines K.") });
    expect(
      await screen.findByRole("heading", { name: /^Claimed by Ines K\. until \d\d:\d\d$/ }),
    ).toBeTruthy();
    expect(screen.queryByRole("list", { name: "Places" })).toBeNull();
    press("c");
    expect(made(desk, "jobs.claim")).toEqual([]);
  });

  it("is free again the moment a claim lapsed, without anybody telling", async () => {
    openDesk({ path: jobPath(FREE, "pick"), given: claimedBy("Ines K.", FREE, 1 / 60) });
    expect(await screen.findByText("The creator’s 24 hours ran out", {}, { timeout: 15_000 })).toBeTruthy();
  });

  it("shows no claim where the creator's own hours run", async () => {
    openDesk({ path: jobPath(2, "pick") });
    await screen.findByRole("list", { name: "Places" });
    expect(screen.queryByRole("region", { name: "Claim" })).toBeNull();
  });
});

describe("a missed job's page", () => {
  it("claims it, and then lets it be settled", async () => {
    openDesk({ path: jobPath(FREE, "brief") });
    const settle = await screen.findByRole("button", { name: /^Settle/ });
    expect(settle.getAttribute("aria-disabled")).toBe("true");
    expect(screen.getByText("No moderator has claimed it.")).toBeTruthy();
    screen.getByRole("button", { name: "Claim" }).click();
    await waitFor(() =>
      expect(screen.getByRole("button", { name: /^Settle/ }).getAttribute("aria-disabled")).toBeNull(),
    );
  });

  it("leaves every ending to whoever has it", async () => {
    openDesk({ path: jobPath(FREE, "brief"), given: claimedBy("Ines K.") });
    for (const name of [/^Settle/, /^Cancel/])
      expect((await screen.findByRole("button", { name })).getAttribute("aria-disabled")).toBe("true");
  });
});
