import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { type Desk, press } from "../desk/desk.tsx";
import { openJob } from "./open-job.ts";

const PLACES_JOB = 1;

const grid = (): HTMLElement => screen.getByRole("listbox", { name: "Submissions" });
const numbers = (): readonly number[] =>
  within(grid())
    .getAllByRole("option")
    .map((option) => Number(option.id.replace("submission-", "")));
const field = (): HTMLInputElement => screen.getByPlaceholderText("Describe a photo");
const write = (text: string): void => act(() => void fireEvent.change(field(), { target: { value: text } }));
const asked = ({ calls }: Desk, name: string): readonly unknown[] =>
  calls.filter(([call]) => call === name).map(([, input]) => input);
const current = (): HTMLElement | null =>
  document.getElementById(grid().getAttribute("aria-activedescendant") ?? "");

const openTriage = async (given?: (desk: Desk) => void): Promise<Desk> => {
  const desk = await openJob(PLACES_JOB, "triage");
  await screen.findByRole("listbox");
  await waitFor(() => expect(current()?.textContent).not.toContain("loading"));
  given?.(desk);
  return desk;
};
const seekWords = async (text: string): Promise<void> => {
  press("/");
  await waitFor(() => expect(document.activeElement).toBe(field()));
  write(text);
};

describe("searching a job by words", () => {
  it("orders the grid by similarity within the filters, says so on the cells, and Escape brings the order back", async () => {
    const desk = await openTriage();
    const before = numbers();
    await seekWords("red car");
    await screen.findByText("Most similar first");
    await waitFor(() => expect(numbers()[0]).toBeGreaterThan(numbers()[1]!));
    expect(numbers()).toEqual(numbers().toSorted((a, b) => b - a));
    expect(asked(desk, "triage.search").at(-1)).toMatchObject({
      text: "red car",
      like: null,
      reviewed: "not_yet",
    });
    expect(within(grid()).getAllByTitle(/^Similarity 0\.\d\d$/).length).toBeGreaterThan(0);
    expect(current()?.id).toBe(`submission-${String(numbers()[0])}`);
    press("Escape");
    await waitFor(() => expect(numbers()).toEqual(before));
    expect(field().value).toBe("");
    expect(screen.queryByText("Most similar first")).toBeNull();
  });

  it("says when only the best are shown", async () => {
    await openTriage(({ world }) => {
      world.mostFound = 3;
    });
    await seekWords("red car");
    expect(await screen.findByText("Best 3 photos")).toBeTruthy();
    expect(numbers()).toHaveLength(3);
  });

  it("goes on to the next after a decision, and keeps the order that the search brought", async () => {
    const desk = await openTriage();
    await seekWords("red car");
    await screen.findByText("Most similar first");
    const found = numbers();
    press("Enter");
    await waitFor(() => expect(document.activeElement).toBe(grid()));
    press("a");
    await waitFor(() => expect(asked(desk, "triage.decide")).toHaveLength(1));
    expect(asked(desk, "triage.decide")[0]).toMatchObject({ numbers: [found[0]], outcome: "approved" });
    await screen.findByText(/^Approved #\d{4}/);
    expect(numbers()).toEqual(found);
    expect(asked(desk, "triage.search")).toHaveLength(1);
  });

  it("says that it needs a model, and leads to where one is chosen", async () => {
    await openTriage(({ world }) => void world.noSearch.push({ kind: "no_model" }));
    await seekWords("red car");
    expect(await screen.findByText("Searching needs a model")).toBeTruthy();
    expect(screen.getByRole("button", { name: "Choose a model" })).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: /^Stop searching$/ }));
    expect(await screen.findByRole("listbox")).toBeTruthy();
  });

  it("tells how far the photos are read, and shows what is found once they are", async () => {
    await openTriage(({ world }) => void world.noSearch.push({ kind: "filling", share: 0.427 }));
    await seekWords("red car");
    expect(await screen.findByText(/42 %/)).toBeTruthy();
    expect(await screen.findByText("Most similar first")).toBeTruthy();
    expect(await screen.findByRole("listbox")).toBeTruthy();
  });
});

describe("searching by a photo", () => {
  it("is one key on the item under the cursor, and one press away from ending", async () => {
    const desk = await openTriage();
    press("ArrowRight");
    const number = Number(current()?.id.replace("submission-", ""));
    press("m");
    const name = `Like #${String(number).padStart(4, "0")}`;
    expect(await screen.findByText(name)).toBeTruthy();
    expect(asked(desk, "triage.search").at(-1)).toMatchObject({ text: null, like: number });
    fireEvent.click(screen.getByRole("button", { name: `Stop searching for ${name}` }));
    await waitFor(() => expect(screen.queryByText(name)).toBeNull());
  });
});

describe("searching all jobs", () => {
  it("lists what is found by job, and opens an item in its own", async () => {
    const desk = await openTriage();
    await seekWords("red car");
    fireEvent.click(screen.getByRole("radio", { name: "All jobs" }));
    const results = await screen.findByRole("region", { name: "Found in all jobs" });
    const groups = within(results).getAllByRole("group");
    expect(groups).toHaveLength(3);
    expect(asked(desk, "search.everywhere").at(-1)).toMatchObject({ text: "red car", limit: 200 });
    fireEvent.click(within(groups[2]!).getAllByRole("button")[0]!);
    await waitFor(() => expect(window.location.hash).toMatch(/triage\/2$/));
  });

  it("decides nothing by key while the list of all jobs is shown", async () => {
    const desk = await openTriage();
    await seekWords("red car");
    fireEvent.click(screen.getByRole("radio", { name: "All jobs" }));
    await screen.findByRole("region", { name: "Found in all jobs" });
    act(() => (document.activeElement as HTMLElement | null)?.blur());
    press("a");
    press("x");
    expect(asked(desk, "triage.decide")).toEqual([]);
  });
});
