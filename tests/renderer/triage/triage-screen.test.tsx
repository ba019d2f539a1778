import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { DeskCall } from "#shared/contract/desk-calls.ts";
import { press } from "../desk/desk.tsx";
import { openJob } from "./open-job.ts";

const PLACES_JOB = 1;

const options = (): HTMLElement[] => within(screen.getByRole("listbox")).getAllByRole("option");
const current = (): HTMLElement =>
  document.getElementById(screen.getByRole("listbox").getAttribute("aria-activedescendant") ?? "")!;

const openTriage = async (fail?: DeskCall): Promise<void> => {
  await openJob(PLACES_JOB, "triage", fail);
  await screen.findByRole("listbox");
  await waitFor(() => expect(current().textContent).not.toContain("loading"));
};

describe("the grid", () => {
  it("is one listbox with one tab stop that names every item, its place and how many there are", async () => {
    await openTriage();
    const grid = screen.getByRole("listbox", { name: "Submissions" });
    expect(grid.tabIndex).toBe(0);
    expect(grid.getAttribute("aria-multiselectable")).toBe("true");
    expect(options().every((option) => option.getAttribute("tabindex") === null)).toBe(true);
    const [first] = options();
    expect(first!.getAttribute("aria-posinset")).toBe("1");
    expect(first!.getAttribute("aria-setsize")).toBe(String(options().length));
    expect(current().textContent).toMatch(
      /^#\d{4}, (approved|rejected|scoring|no model|waiting for a retry)/,
    );
  });

  it("moves and selects by keys", async () => {
    await openTriage();
    const [, second, third] = options();
    press("ArrowRight");
    expect(current()).toBe(second);
    press("ArrowRight", { shiftKey: true });
    expect(current()).toBe(third);
    expect(options().filter((option) => option.getAttribute("aria-selected") === "true")).toEqual([
      second,
      third,
    ]);
    expect(screen.getByText("2 selected")).toBeTruthy();
    press("Escape");
    expect(options().some((option) => option.getAttribute("aria-selected") === "true")).toBe(false);
  });
});

describe("one key", () => {
  it("offers its way back only where that key takes it back", async () => {
    await openTriage();
    press("x");
    expect(await screen.findByText(/^Rejected #\d{4}/)).toBeTruthy();
    press("g");
    press("s");
    await screen.findByText("Who decides on this desk.");
    expect(screen.queryByText(/^Rejected #\d{4}/)).toBeNull();
  });

  it("rejects, goes on, tells it with a way back, and takes it back", async () => {
    await openTriage();
    press("End");
    press("Home");
    press("ArrowRight");
    const decided = current();
    press("x");
    expect(decided.textContent).toContain("rejected");
    expect(decided.textContent).toContain("decided by a person");
    expect(current()).not.toBe(decided);
    expect(await screen.findByText(/^Rejected #\d{4}\. The worker may try again\.$/)).toBeTruthy();
    press("z");
    await waitFor(() => expect(decided.textContent).not.toContain("decided by a person"));
    expect(current()).toBe(decided);
  });

  it("puts back what could not be saved and says why", async () => {
    await openTriage("triage.decide");
    const before = current();
    const words = before.textContent;
    press("a");
    expect(before.textContent).toContain("decided by a person");
    expect(await screen.findByText("Couldn't save: the disk is full. Nothing changed.")).toBeTruthy();
    expect(before.textContent).toBe(words);
  });

  it("gives a person's own stars", async () => {
    await openTriage();
    const rated = current();
    press("3");
    expect(rated.textContent).toContain("3 stars by a person");
  });
});

describe("rejecting with reasons", () => {
  it("starts with what is suggested, ticks by digit, and shows what the worker reads", async () => {
    await openTriage();
    press("X", { shiftKey: true });
    const preview = await screen.findByRole("region", { name: "What the worker reads" });
    expect(preview.textContent).toContain("It is too blurred");
    press("1");
    expect(preview.textContent).toContain("Choose a reason, or write one");
    press("2");
    expect(preview.textContent).toContain("It is too dark");
    press("Enter");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(await screen.findByText(/^Rejected #\d{4}/)).toBeTruthy();
  });
});

describe("the loupe", () => {
  it("opens on the item under the cursor, goes on by arrows, keeps the decision keys, and closes by Esc", async () => {
    await openTriage();
    press("Space");
    const loupe = await screen.findByRole("region", { name: "Loupe" });
    const first = current().id;
    press("ArrowRight");
    expect(current().id).not.toBe(first);
    const decided = current();
    press("a");
    expect(decided.textContent).toContain("decided by a person");
    expect(loupe.isConnected).toBe(true);
    press("Escape");
    expect(screen.queryByRole("region", { name: "Loupe" })).toBeNull();
  });
});

describe("filters", () => {
  it("say what hides everything, and bring it back", async () => {
    await openTriage();
    press("f");
    for (const name of [/^Rejected/, /^Waiting for retry/, /^Not scored yet/]) {
      screen.getByRole("checkbox", { name }).click();
      await waitFor(() =>
        expect(screen.getByRole("checkbox", { name }).getAttribute("aria-checked")).toBe("false"),
      );
    }
    screen.getByRole("button", { name: /^1 star,/ }).click();
    expect(await screen.findByText("No photos match")).toBeTruthy();
    expect(screen.getByText(/are hidden by 3 filters: Approved and 1 star and Not reviewed\./)).toBeTruthy();
    screen.getAllByRole("button", { name: "Clear filters" })[0]!.click();
    expect(await screen.findByRole("listbox")).toBeTruthy();
  });
});
