import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { instant } from "#shared/lib/instant.ts";
import type { CopyRelation } from "#shared/contract/copies-calls.ts";
import type { JobTab } from "../../../renderer/desk/state/route.ts";
import {
  figuresWords,
  kindWords,
  roleWords,
} from "../../../renderer/desk/features/triage/model/copy-words.ts";
import {
  cleared,
  firstFilters,
  matches,
  toggleCopies,
} from "../../../renderer/desk/features/triage/model/filters.ts";
import { press } from "../desk/desk.tsx";
import { COPY, ORIGINAL } from "../desk/harness/copies.ts";
import { openJob } from "./open-job.ts";
import { row } from "./rows.ts";

const PLACES_JOB = 1;

const FOUND = { timeout: 15_000 };

/** The window of a test is narrow: the inspector lies over the grid, and is opened by its key. */
const openInspector = async (number: number): Promise<void> => {
  await openJob(PLACES_JOB, `triage/${String(number)}` as JobTab);
  await screen.findByRole("listbox", {}, FOUND);
  press("i");
};

describe("the inspector of a copy", () => {
  it("says of what it is one, how and by what figures, and shows the other picture", async () => {
    await openInspector(COPY);
    expect(await screen.findByText("Same picture, mirrored", {}, FOUND)).toBeTruthy();
    expect(screen.getByText("Copy of #0005 by Ana P.")).toBeTruthy();
    expect(screen.getByText("distance 3 of 64, likeness 0.980, model 0.97")).toBeTruthy();
    expect(screen.getAllByRole("button", { name: /Open #0005/ }).length).toBeGreaterThan(0);
  });

  it("opens the other one by one key", async () => {
    await openInspector(COPY);
    await screen.findByText("Copy of #0005 by Ana P.", {}, FOUND);
    press("d");
    expect(await screen.findByText("#0006 by Ana P. is a copy of this", {}, FOUND)).toBeTruthy();
  });

  it("rejects the rest by one key, says what stays, and takes it back by another", async () => {
    await openInspector(ORIGINAL);
    await screen.findByText("#0006 by Ana P. is a copy of this", {}, FOUND);
    press("k");
    expect(await screen.findByText(/^Rejected 1 copy; #0005 stays/, {}, FOUND)).toBeTruthy();
    press("z");
    expect(await screen.findByText(/^Undone: Rejected 1/, {}, FOUND)).toBeTruthy();
  });
});

describe("copies in the list", () => {
  it("are said with their cell", async () => {
    await openJob(PLACES_JOB, `triage/${String(COPY)}` as JobTab);
    const grid = await screen.findByRole("listbox");
    await waitFor(() => expect(within(grid).getByText(/^#0006, .*the same as 1 other/)).toBeTruthy());
  });

  it("are what the filter keeps, and nothing else", () => {
    const all = cleared(firstFilters("auto", false));
    const filtered = toggleCopies(all, "same_picture");
    expect(matches(filtered, row(1))).toBe(false);
    expect(matches(filtered, row(2, { copies: { marks: ["same_picture"], size: 2 } }))).toBe(true);
    expect(matches(toggleCopies(filtered, "same_picture"), row(1))).toBe(true);
  });
});

describe("the words", () => {
  const relation: CopyRelation = {
    attempt: 2,
    kind: "same_file",
    role: "own",
    other: {
      jobId: "0" as never,
      jobTitle: null,
      submissionId: "1" as never,
      number: 7,
      attempt: 1,
      sentAt: instant(0),
      workerName: "Ana",
      sameWorker: true,
      thumbnail: null,
    },
    manners: [],
    picture: null,
    text: null,
  };

  it("say of a worker's own tries that they were sent again, and blame nobody", () => {
    expect(kindWords(relation)).toBe("Same file");
    expect(roleWords(relation)).toBe("Sent again in the 2nd try, as in the 1st");
  });

  it("name the other job and the same worker", () => {
    const other = { ...relation.other, jobTitle: "Red cars" };
    expect(roleWords({ ...relation, role: "copy", other })).toBe(
      "Copy of #0007 by the same worker, in “Red cars”",
    );
  });

  it("give a reworded text its share of words", () => {
    const text = { words: 0.88, runs: 0.57, own: [], other: [] };
    const reworded: CopyRelation = { ...relation, kind: "reworded", role: "copy", text };
    expect(kindWords(reworded)).toBe("Reworded copy, 88 %");
    expect(figuresWords(reworded)).toBe("88 % of the words, 57 % of the letter runs");
  });
});
