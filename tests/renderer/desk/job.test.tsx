import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { emptyDraft } from "../../../renderer/desk/state/job-draft.ts";
import { jobPath, openDesk, press } from "./desk.tsx";

const hold = async (button: HTMLElement, ms: number): Promise<void> => {
  fireEvent.pointerDown(button, { button: 0 });
  await act(() => new Promise((done) => setTimeout(done, ms)));
  fireEvent.pointerUp(button);
};

describe("a job's page", () => {
  it("shares on the network with its address, until when, and says that it is plain http", async () => {
    openDesk({ path: jobPath(1, "brief") });
    const lan = await screen.findByRole("switch", { name: "Share on this network" });
    expect(screen.queryByRole("img", { name: /QR code/ })).toBeNull();
    expect(screen.getByText(/plain http/)).toBeTruthy();
    lan.click();
    expect(await screen.findByRole("img", { name: /QR code of http:\/\/192\.168\.1\.24/ })).toBeTruthy();
    expect(screen.getByText(/Phones on this network can send for 7 h 59 min more \(/)).toBeTruthy();
  });

  it("shares for the time and by the address that were chosen, and changes them while it is on", async () => {
    const desk = openDesk({ path: jobPath(1, "brief") });
    const wish = (): unknown => desk.calls.findLast(([name]) => name === "share.setLan")?.[1];
    (await screen.findByRole("radio", { name: "After 1 h" })).click();
    fireEvent.change(screen.getByLabelText("Address of this computer"), { target: { value: "10.0.7.3" } });
    screen.getByRole("switch", { name: "Share on this network" }).click();
    expect(await screen.findByText(/can send for 59 min more|can send for 1 h more/)).toBeTruthy();
    expect(wish()).toMatchObject({ on: true, time: "1h", address: "10.0.7.3" });
    screen.getByRole("radio", { name: "With the job" }).click();
    expect(await screen.findByText("Phones on this network can send until the job closes.")).toBeTruthy();
    expect(wish()).toMatchObject({ on: true, time: "until_closed", address: "10.0.7.3" });
  });

  it("says why sharing ended without being switched off", async () => {
    openDesk({
      path: jobPath(1, "brief"),
      given: (world) => {
        const job = world.jobs[1]!;
        world.jobs[1] = { ...job, share: { ...job.share, lanEnd: "time_over" } };
      },
    });
    expect(await screen.findByText(/its time was over/)).toBeTruthy();
    screen.getByRole("switch", { name: "Share on this network" }).click();
    await waitFor(() => expect(screen.queryByText(/its time was over/)).toBeNull());
  });

  it("copies the worker link by its key", async () => {
    const desk = openDesk({ path: jobPath(1, "brief") });
    await screen.findByText("Worker page");
    press("c", { ctrlKey: true });
    expect(await screen.findByText("Worker link copied.")).toBeTruthy();
    expect(desk.calls.find(([name]) => name === "app.copy")?.[1]).toEqual({
      text: desk.world.jobs[1]!.share.localUrl,
    });
  });

  it("revokes the link after saying what follows", async () => {
    const desk = openDesk({ path: jobPath(1, "brief") });
    const before = desk.world.jobs[1]!.share.localUrl;
    (await screen.findByRole("button", { name: "Revoke link" })).click();
    const dialog = await screen.findByRole("alertdialog");
    expect(dialog.textContent).toContain("Nobody can join with the old link");
    within(dialog).getByRole("button", { name: "Revoke the link" }).click();
    await waitFor(() => expect(desk.world.jobs[1]!.share.localUrl).not.toBe(before));
  });

  it("rewrites its brief, and says what keeps the stars it has", async () => {
    const desk = openDesk({ path: jobPath(1, "brief") });
    (await screen.findByRole("button", { name: /^Edit/ })).click();
    expect(await screen.findByText(/Photos that are scored keep the stars they have/)).toBeTruthy();
    expect(await screen.findByTitle("The worker’s page")).toBeTruthy();
    fireEvent.change(screen.getByLabelText("Title"), { target: { value: "Shopfronts by day" } });
    fireEvent.change(screen.getByLabelText("Criteria"), {
      target: { value: "Sign can be read\n\n Daylight " },
    });
    press("Enter", { ctrlKey: true });
    await screen.findByText("The brief is saved. Workers read it now.");
    expect(desk.world.jobs[1]).toMatchObject({
      title: "Shopfronts by day",
      scoringCriteria: ["Sign can be read", "Daylight"],
    });
  });

  it("says why its brief stays once it takes nothing more", async () => {
    openDesk({
      path: jobPath(2, "brief"),
      given: (world) => {
        world.jobs[2] = { ...world.jobs[2]!, briefBarred: "This job takes nothing more." };
      },
    });
    const edit = await screen.findByRole("button", { name: /^Edit/ });
    expect(edit.getAttribute("aria-disabled") ?? edit.getAttribute("disabled")).not.toBeNull();
    press("e");
    expect(screen.queryByLabelText("Title")).toBeNull();
  });

  it("is the beginning of another by its key, with the same places and files", async () => {
    openDesk({ path: jobPath(2, "brief") });
    await screen.findByText("Make one like it");
    press("y");
    await waitFor(() => expect(window.location.hash).toBe("#/new-job"));
    expect((await screen.findByLabelText<HTMLInputElement>(/^Title/)).value).toBe(
      "Corner shops at dusk, again",
    );
    expect(screen.getByLabelText<HTMLInputElement>("Number of winners").value).toBe("10");
    emptyDraft();
  });

  it("says what it cost and who sent", async () => {
    openDesk({ path: jobPath(2, "brief") });
    const title = await screen.findByText("Workers and costs");
    await waitFor(() => expect(title.closest("section")!.textContent).toContain("Workers107"));
  });

  it("offers no early close for a random draw, and says why", async () => {
    openDesk({ path: jobPath(0, "brief") });
    await screen.findByText("End it early");
    expect(screen.queryByRole("button", { name: "Close now" })).toBeNull();
    expect(screen.getByText(/A random draw closes at its time only/)).toBeTruthy();
  });

  it("cancels only when the button was held", async () => {
    const desk = openDesk({ path: jobPath(1, "brief") });
    (await screen.findByRole("button", { name: "Cancel job" })).click();
    const button = within(await screen.findByRole("alertdialog")).getByRole("button", {
      name: /Cancel the job/,
    });
    await hold(button, 700);
    expect(desk.world.jobs[1]!.state).toBe("open");
    await hold(button, 1700);
    await waitFor(() => expect(desk.world.jobs[1]!.state).toBe("cancelled"));
  });

  it("settles with fewer only with a sentence that says why", async () => {
    const desk = openDesk({ path: jobPath(2, "brief") });
    (await screen.findByRole("button", { name: "Settle" })).click();
    const dialog = await screen.findByRole("alertdialog");
    expect(dialog.textContent).toContain("3 places stay open");
    const button = within(dialog).getByRole("button", { name: /Settle with 7/ });
    await hold(button, 1700);
    expect(desk.calls.some(([name]) => name === "jobs.settle")).toBe(false);
    fireEvent.change(within(dialog).getByLabelText("Why with fewer"), {
      target: { value: "The rest is blurred." },
    });
    await hold(button, 1700);
    await waitFor(() => expect(desk.world.jobs[2]!.settleReason).toBe("The rest is blurred."));
  });

  it("keeps the dialog open with the sentence when it is refused", async () => {
    const desk = openDesk({ path: jobPath(2, "brief"), fail: "share.revoke" });
    (await screen.findByRole("button", { name: "Revoke link" })).click();
    const dialog = await screen.findByRole("alertdialog");
    within(dialog).getByRole("button", { name: "Revoke the link" }).click();
    expect((await within(dialog).findByRole("alert")).textContent).toContain("the disk is full");
    expect(desk.world.jobs[2]!.share.localUrl).toContain("3f9a71c25d");
  });
});

describe("results", () => {
  it("offer no receipt before the draw, only its promise", async () => {
    openDesk({ path: jobPath(0, "brief") });
    expect(await screen.findByLabelText("Published hash")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Save draw receipt" })).toBeNull();
  });

  it("save the receipt of a draw", async () => {
    const desk = openDesk({ path: jobPath(9, "results") });
    (await screen.findByRole("button", { name: "Save draw receipt" })).click();
    expect(await screen.findByText("The draw receipt is saved.")).toBeTruthy();
    expect(desk.calls.find(([name]) => name === "jobs.saveDrawReceipt")?.[1]).toEqual({
      jobId: desk.world.jobs[9]!.id,
    });
  });

  it("work the draw out again by the key V, and say of each part that it fits", async () => {
    openDesk({ path: jobPath(9, "results") });
    await screen.findByRole("button", { name: /Recompute/ });
    press("v");
    expect(await screen.findByText("The secret gives the published hash")).toBeTruthy();
    expect(screen.getByText("The list is whole: 820 entries, none twice")).toBeTruthy();
    expect(screen.getByText("Same winners in the same order, 10 of 10")).toBeTruthy();
  });

  it("show who won and the draw's published hash with its secret", async () => {
    openDesk({ path: jobPath(9, "results") });
    expect(await screen.findByText("10 winners")).toBeTruthy();
    expect(screen.getByLabelText("Published hash").textContent).toBe("7f3a91c204de5b81".repeat(4));
    expect(screen.getByLabelText("Secret").textContent).toBe("aa10c0ffee55ed1e".repeat(4));
  });
});
