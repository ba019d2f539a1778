import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { beforeAll, describe, expect, it } from "vitest";
import { clearFilters } from "../../../renderer/desk/features/jobs/use-jobs-view.ts";
import { openDesk } from "./desk.tsx";

// Without a layout nothing has a size, and a virtual list would show no row.
beforeAll(() => {
  for (const [name, value] of [
    ["clientWidth", 1200],
    ["offsetWidth", 1200],
    ["clientHeight", 600],
    ["offsetHeight", 600],
  ] as const) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  }
});

const titles = (): readonly string[] =>
  within(screen.getByRole("table", { name: "Jobs" }))
    .getAllByRole("link")
    .map((link) => link.textContent);

describe("the list of jobs", () => {
  it("finds a job by words of its brief, and says how many the words hide", async () => {
    clearFilters();
    openDesk({
      path: "jobs",
      given: (world) => {
        world.jobs[3] = { ...world.jobs[3]!, description: "Painted posts on the Saxon ridge trail." };
      },
    });
    fireEvent.change(await screen.findByLabelText("Name, creator or brief"), {
      target: { value: "painted posts" },
    });
    await waitFor(() => expect(titles()).toEqual(["Trail markers, Saxon ridge"]));
    expect(screen.getByText(/1 shown\. 23 are hidden by filters\./)).toBeTruthy();
    screen.getByRole("button", { name: "Clear filters" }).click();
    await waitFor(() => expect(titles().length).toBeGreaterThan(5));
  });

  it("shows the jobs of one kind, and orders them by name", async () => {
    clearFilters();
    openDesk({ path: "jobs" });
    fireEvent.change(await screen.findByLabelText("Kind of job"), { target: { value: "data_collection" } });
    await waitFor(() =>
      expect([...titles()].sort()).toEqual([
        "Cycle parking outside shops",
        "Independent shopfronts, straight on",
      ]),
    );
    fireEvent.change(screen.getByLabelText("Order"), { target: { value: "title" } });
    await waitFor(() =>
      expect(titles()).toEqual(["Cycle parking outside shops", "Independent shopfronts, straight on"]),
    );
    fireEvent.change(screen.getByLabelText("Order"), { target: { value: "deadline" } });
  });

  it("says how the stars of a job lie", async () => {
    clearFilters();
    openDesk({ path: "jobs" });
    const table = await screen.findByRole("table", { name: "Jobs" });
    expect(within(table).getAllByRole("img", { name: /with five$/ }).length).toBeGreaterThan(3);
  });

  it("asks for no more than a page of ten thousand jobs", async () => {
    clearFilters();
    const desk = openDesk({ path: "jobs", size: 10_000 });
    expect(await screen.findByText("10,000, soonest first")).toBeTruthy();
    expect(screen.getByRole("table", { name: "Jobs" }).getAttribute("aria-rowcount")).toBe("10001");
    const asked = desk.calls.filter(([name]) => name === "jobs.list");
    expect(asked).toHaveLength(1);
    expect(asked[0]?.[1]).toMatchObject({ after: null, limit: 100 });
  });
});
