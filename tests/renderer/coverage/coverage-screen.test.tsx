import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { type Desk, jobPath, openDesk, press } from "../desk/desk.tsx";

/** Claimed by nobody yet, five places; two candidates are good. */
const MISSED = 5;

const openMissed = async (): Promise<Desk> => {
  const jobId = jobPath(MISSED, "brief").split("/")[1]!;
  const desk = openDesk({ path: `coverage/${jobId}` });
  await screen.findByRole("list", { name: "Places" });
  return desk;
};

const places = (): HTMLElement[] =>
  within(screen.getByRole("list", { name: "Places" })).getAllByRole("listitem");

describe("covering a missed job", () => {
  it("shows what the creator asked and whom it suggests, and changes nothing before it is claimed", async () => {
    const { world, calls } = await openMissed();
    expect(screen.getByText(/photograph one independent shop/)).toBeTruthy();
    expect(screen.getByText("Suggested, 2 of 5 places")).toBeTruthy();
    expect(places()).toHaveLength(5);
    expect(within(places()[4]!).getByText("Left open")).toBeTruthy();
    press("a");
    expect(world.plans.size).toBe(0);
    expect(calls.some(([name]) => name === "pick.setPlan")).toBe(false);
  });

  it("accepts one by one by key, takes back, and settles with a reason when held", async () => {
    const { world, calls } = await openMissed();
    const { id } = world.jobs[MISSED]!;
    press("c");
    await screen.findByText(/^Claimed by Mika K\./);
    press("a");
    await waitFor(() => expect(world.plans.get(id)?.plan).toHaveLength(1));
    press("z");
    await waitFor(() => expect(world.plans.get(id)?.plan).toEqual([]));
    press("A", { shiftKey: true });
    await waitFor(() => expect(world.plans.get(id)?.plan).toHaveLength(2));
    press("Enter", { ctrlKey: true });
    expect(
      await screen.findByText("Say why not every place is filled", { selector: "*:not(button)" }),
    ).toBeTruthy();
    expect(screen.queryByRole("alertdialog")).toBeNull();

    fireEvent.change(screen.getByLabelText("Why fewer than 5?"), { target: { value: "Only two show fog." } });
    fireEvent.click(screen.getByRole("button", { name: /^Settle with 2/ }));
    const dialog = await screen.findByRole("alertdialog");
    expect(document.activeElement?.textContent).toContain("Go back");
    expect(within(dialog).getByText(/Only two show fog/)).toBeTruthy();
    fireEvent.keyDown(within(dialog).getByRole("button", { name: /Hold to settle with 2/ }), {
      key: "Enter",
    });
    await waitFor(
      () =>
        expect(calls.find(([name]) => name === "pick.seal")?.[1]).toMatchObject({
          settleReason: "Only two show fog.",
        }),
      { timeout: 4000 },
    );
    expect(await screen.findByRole("heading", { name: "Plants on windowsills" })).toBeTruthy();
  });

  it("lets another be chosen for a place that stays open, whatever speaks against it", async () => {
    const { world } = await openMissed();
    press("c");
    await screen.findByText(/^Claimed by Mika K\./);
    fireEvent.click(within(places()[2]!).getByRole("button", { name: "Choose one" }));
    const dialog = await screen.findByRole("dialog");
    expect(within(dialog).getAllByText("Meets less than half").length).toBeGreaterThan(0);
    fireEvent.click(within(dialog).getAllByRole("listitem")[0]!.querySelector("button")!);
    await waitFor(() => expect(world.plans.get(world.jobs[MISSED]!.id)?.plan).toHaveLength(1));
    expect(within(places()[2]!).getByText("Accepted")).toBeTruthy();
  });
});
