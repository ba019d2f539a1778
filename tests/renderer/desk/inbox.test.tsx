import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { addMs, HOUR } from "#shared/lib/instant.ts";
import { openDesk, press } from "./desk.tsx";

const CONFLICT = "01960000-0000-7000-9100-000000000009";

describe("the inbox", () => {
  it("lists what waits, with what happens if nobody acts", async () => {
    openDesk();
    const list = await screen.findByRole("list", { name: "Needs you" });
    const first = within(list).getAllByRole("listitem")[0]!;
    expect(first.textContent).toContain("Breakfast tables, from above");
    expect(first.textContent).toContain("then draws 25 winners by itself");
    expect(first.textContent).toContain("1,904");
  });

  it("puts missed deadlines first where they would lie out of sight", async () => {
    openDesk();
    const missed = await screen.findByRole("list", { name: "Missed deadlines" });
    const waiting = screen.getByRole("list", { name: "Needs you" });
    expect(missed.compareDocumentPosition(waiting) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(missed.textContent).toContain("Overdue 9 h");
  });

  it("moves by arrows, and opens what it stands on", async () => {
    openDesk();
    await screen.findByRole("list", { name: "Needs you" });
    press("ArrowDown");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Plants on windowsills"));
    press("ArrowDown");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Lighthouses in fog"));
    press("p");
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/job\/.*\/pick$/));
  });

  it("goes on where one left off by Enter", async () => {
    openDesk();
    await screen.findByText("Pick up where you left off");
    press("Enter");
    await waitFor(() => expect(window.location.hash).toMatch(/\/triage\/24$/));
    // As it was left: in the loupe, over all, the oldest first.
    expect(await screen.findByRole("region", { name: "Loupe" })).toBeTruthy();
  });

  it("says that nothing waits, and when that changes", async () => {
    openDesk({
      given: (world) => {
        world.jobs = world.jobs
          .filter((job) => job.phase === "collecting")
          .slice(0, 2)
          .map((job) => ({ ...job, toReview: 0, reviewed: 0, closesAt: addMs(world.now(), 30 * HOUR) }));
      },
    });
    expect(await screen.findByText("Nothing needs you")).toBeTruthy();
    expect(screen.getByText(/Next deadline: .*2 jobs are collecting/)).toBeTruthy();
  });

  it("says in one line that submissions wait for a model, with the two ways to have one", async () => {
    const desk = openDesk({
      model: "none",
      given: (world) => {
        world.jobs = world.jobs.map((job, index) => (index === 1 ? { ...job, waitingForModel: 12 } : job));
      },
    });
    await screen.findByText(/12 submissions wait for a model/);
    await screen.findByRole("button", { name: "Import a model" });
    screen.getByRole("button", { name: "Download the model (156 MB)" }).click();
    await screen.findByText(
      /12 submissions wait for the model, which is being downloaded: 52.0 MB of 156 MB/,
    );
    expect(desk.calls).toContainEqual(["models.fetch", { name: "clip" }]);
  });

  it("says in one line that submissions wait for credits, and until when", async () => {
    openDesk({
      given: (world) => {
        world.jobs = world.jobs.map((job, index) => (index === 1 ? { ...job, waitingForBudget: 12 } : job));
      },
    });
    await screen.findByText(/12 submissions wait for their scores, because this month’s credits are used up/);
    expect(screen.queryByText(/wait for a model/)).toBeNull();
  });

  it("shows the refusal's sentence and a way to try again", async () => {
    openDesk({ fail: "inbox.get" });
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("the disk is full");
    expect(within(alert).getByRole("button", { name: "Try again" })).toBeTruthy();
  });

  it("shows fifty of a hundred thousand, and offers more", async () => {
    openDesk({ size: 2000 });
    const list = await screen.findByRole("list", { name: "Needs you" });
    expect(within(list).getAllByRole("listitem")).toHaveLength(50);
    screen.getByRole("button", { name: /Show 1,\d+ more/ }).click();
    await waitFor(() => expect(within(list).getAllByRole("listitem").length).toBeGreaterThan(50));
  });

  it("reads a long queue of missed jobs creator by creator", async () => {
    openDesk({
      given: (world) => {
        const one = world.jobs[5]!;
        world.jobs = Array.from({ length: 12 }, (_, n) => ({
          ...one,
          id: `0000010b-0000-7000-8000-${n.toString(16).padStart(12, "0")}` as typeof one.id,
          ownerName: n % 3 === 0 ? "atlas-maps" : "h.lindqvist",
        }));
      },
    });
    expect(await screen.findByRole("heading", { name: "atlas-maps, 4 jobs" })).toBeTruthy();
    const list = screen.getByRole("list", { name: "Missed deadlines, h.lindqvist" });
    expect(within(list).getAllByRole("listitem")).toHaveLength(8);
  });

  it("says that an endpoint was given up, until when that can be made good, and replays it", async () => {
    openDesk({
      given: (world) => {
        world.otherCards = [
          {
            kind: "webhooks",
            key: "01960000-0000-7000-9000-000000000001",
            at: addMs(world.now(), 60 * 24 * HOUR),
            endpointId: "01960000-0000-7000-9000-000000000001" as never,
            url: "https://hooks.example.com/winnow?key=1",
            ownerName: "acme",
            parked: 3,
            since: world.now(),
            lastError: "The receiver answered 500.",
          },
        ];
      },
    });
    const link = await screen.findByRole("link", { name: "hooks.example.com" });
    const row = link.closest("li")!;
    expect(row.textContent).toMatch(/answered 500\. If nobody replays them, they are removed from .* on\./);
    within(row).getByRole("button", { name: "Replay" }).click();
    await screen.findByText("3 events are sent again.");
    await waitFor(() => expect(screen.queryByText("hooks.example.com")).toBeNull());
  });

  it("says how far a seal is that has not ended, and leads to it", async () => {
    openDesk({
      given: (world) => {
        const job = world.jobs[2]!;
        world.otherCards = [
          {
            kind: "seal",
            key: "01960000-0000-7000-9000-000000000002",
            at: null,
            sealId: "01960000-0000-7000-9000-000000000002",
            jobId: job.id,
            title: job.title,
            destination: "remote",
            confirmed: 1,
            total: 4,
            problem: null,
          },
        ];
      },
    });
    const list = await screen.findByRole("list", { name: "Needs you" });
    const [first] = within(list).getAllByRole("listitem");
    expect(first!.textContent).toContain("3of 4 batches left");
    expect(first!.textContent).toContain("nothing is sent twice");
    within(first!).getByRole("button", { name: "Open" }).click();
    await waitFor(() => expect(window.location.hash).toMatch(/\/pick$/));
  });
});

describe("a conflict with a remote", () => {
  it("is a card with how many each side chose, and settles with a key for each side", async () => {
    const desk = openDesk({
      remotes: true,
      given: (world) => {
        world.otherCards = [
          {
            kind: "conflict",
            key: CONFLICT,
            at: addMs(world.now(), 2 * HOUR),
            conflictId: CONFLICT,
            title: "Names for an oat drink",
            remoteName: "Atlas maps",
            ...{ mine: 4, theirs: 1, places: 3 },
          },
        ];
      },
    });
    const list = await screen.findByRole("list", { name: "Needs you" });
    const [first] = within(list).getAllByRole("listitem");
    expect(first!.textContent).toContain("4yours, 1 theirs");
    expect(first!.textContent).toContain("3 places are left for yours. Nothing is sent until you settle it.");
    press("ArrowDown");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Plants on windowsills"));
    press("ArrowDown");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Lighthouses in fog"));
    press("ArrowDown");
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Names for an oat drink"));
    // A button: Enter on it is the browser's own press.
    (document.activeElement as HTMLElement).click();
    const dialog = await screen.findByRole("dialog");
    expect(dialog.textContent).toContain("You and Atlas maps chose different winners");
    press("ArrowRight");
    within(dialog).getByRole("button", { name: "Take theirs alone" }).click();
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    expect(desk.calls).toContainEqual([
      "remotes.settle",
      { conflictId: CONFLICT, choice: { keep: "theirs" } },
    ]);
  });
});

describe("the first day", () => {
  it("starts the practice job by one press, and lands in its triage", async () => {
    openDesk({ size: 0 });
    (await screen.findByRole("button", { name: /Start practice/ })).click();
    await waitFor(() => expect(window.location.hash).toMatch(/\/triage$/));
  });

  it("says why practice could not start", async () => {
    openDesk({ size: 0, fail: "practice.start" });
    (await screen.findByRole("button", { name: /Start practice/ })).click();
    expect((await screen.findByRole("alert")).textContent).toContain("the disk is full");
  });
});
