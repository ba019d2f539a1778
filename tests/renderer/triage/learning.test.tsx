import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { JobTab } from "../../../renderer/desk/state/route.ts";
import { press } from "../desk/desk.tsx";
import { openJob } from "./open-job.ts";

const PLACES_JOB = 1;

/** At a number, with its inspector beside it. */
const openAt = async (number: number): Promise<void> => {
  await openJob(PLACES_JOB, `triage/${String(number)}` as JobTab);
  await screen.findByRole("listbox");
  press("i");
};

describe("what a person's decisions taught", () => {
  it("stands beside the stars of what is undecided, with how far it can be believed", async () => {
    await openAt(2);
    expect(await screen.findByText("You would probably approve")).toBeTruthy();
    expect(screen.getByText("84 % sure")).toBeTruthy();
    press("i");
    press("f");
    const figures = await screen.findByRole("table", { name: "Of 50 decisions, guessed unseen:" });
    expect(within(figures).getByRole("row", { name: "From your decisions 44 of 50" })).toBeTruthy();
    expect(within(figures).getByRole("row", { name: "By the stars alone 38 of 50" })).toBeTruthy();
    expect(within(figures).getByRole("row", { name: "Always the commoner one 30 of 50" })).toBeTruthy();
  });

  it("orders the list on command", async () => {
    await openJob(PLACES_JOB, "triage");
    await screen.findByRole("listbox");
    press("f");
    (await screen.findByRole("button", { name: "Sort by it" })).click();
    const sort = screen.getByRole<HTMLSelectElement>("combobox", { name: "Sort" });
    await waitFor(() => expect(sort.value).toBe("likely"));
    const first = () => within(screen.getByRole("listbox")).getAllByRole("option")[0]!;
    await waitFor(() => expect(Number(/#(\d+)/.exec(first().textContent)?.[1]) % 2).toBe(0));
  });

  it("is gone when it is switched off", async () => {
    await openAt(2);
    await screen.findByText("You would probably approve");
    press("i");
    press("f");
    (await screen.findByRole("switch", { name: "Learn from your decisions" })).click();
    expect(await screen.findByText("Off: nothing is learnt and nothing is kept.")).toBeTruthy();
    expect(screen.queryByRole("table", { name: /guessed unseen/ })).toBeNull();
    press("f");
    press("i");
    await screen.findByRole("region", { name: "Inspector" });
    await waitFor(() => expect(screen.queryByText("You would probably approve")).toBeNull());
  });
});
