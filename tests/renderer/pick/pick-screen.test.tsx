import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { DeskCall } from "#shared/contract/desk-calls.ts";
import { press } from "../desk/desk.tsx";
import { openJob } from "../triage/open-job.ts";

const RANDOM_JOB = 0;
const PICK_JOB = 3;

const places = (): HTMLElement => screen.getByRole("list", { name: "Places" });
const champion = (): string =>
  screen.getByRole("region", { name: /, Champion$/ }).getAttribute("aria-label")!;
const challenger = (): string =>
  screen.getByRole("region", { name: /, Challenger$/ }).getAttribute("aria-label")!;
const numberIn = (text: string): number => Number(/#(\d+)/.exec(text)![1]);

describe("picking", () => {
  it("fills places by key, keeps the plan, and takes it back", async () => {
    const { world } = await openJob(PICK_JOB, "pick");
    await screen.findByRole("list", { name: "Places" });
    const first = numberIn(champion());
    press("w");
    expect(within(places()).getByRole("button", { name: new RegExp(`^Place 1, #0*${first}`) })).toBeTruthy();
    const second = numberIn(challenger());
    press("w");
    await waitFor(() => expect(world.plans.get(world.jobs[PICK_JOB]!.id)?.plan).toEqual([first, second]));
    press("z");
    press("z");
    await waitFor(() => expect(world.plans.get(world.jobs[PICK_JOB]!.id)?.plan).toEqual([]));
  });

  it("keeps the champion by ← and takes the challenger for champion by →", async () => {
    await openJob(PICK_JOB, "pick");
    await screen.findByRole("list", { name: "Places" });
    const [before, against] = [champion(), challenger()];
    press("ArrowLeft");
    expect(champion()).toBe(before);
    expect(challenger()).not.toBe(against);
    const preferred = numberIn(challenger());
    press("ArrowRight");
    expect(numberIn(champion())).toBe(preferred);
  });

  it("says why nothing can be picked where winners are drawn", async () => {
    await openJob(RANDOM_JOB, "pick");
    expect(await screen.findByText(/draws its winners at random/)).toBeTruthy();
    expect(screen.queryByRole("list", { name: "Places" })).toBeNull();
  });
});

const openSeal = async (fail?: DeskCall): Promise<HTMLElement> => {
  await openJob(PICK_JOB, "pick", fail);
  await screen.findByRole("list", { name: "Places" });
  if (screen.queryAllByRole("button", { name: /^Place \d+, #/ }).length === 0) press("w");
  press("Enter", { ctrlKey: true });
  return screen.findByRole("alertdialog");
};

const typeSeal = (dialog: HTMLElement): void => {
  within(dialog).getByRole("button", { name: "Type SEAL instead" }).click();
};

describe("sealing", () => {
  it("starts on Go back, lists whom, and says what stays open", async () => {
    const dialog = await openSeal();
    expect(document.activeElement?.textContent).toContain("Go back");
    expect(within(dialog).getByText("Batch 1 of 1")).toBeTruthy();
    expect(within(dialog).getByText(/4 places stay open/)).toBeTruthy();
  });

  it("changes nothing where it is refused, and says so", async () => {
    const dialog = await openSeal("pick.seal");
    typeSeal(dialog);
    const field = await within(dialog).findByPlaceholderText("Type SEAL to seal");
    fireEvent.change(field, { target: { value: "SEAL" } });
    within(dialog).getByRole("button", { name: "Seal now" }).click();
    expect(await within(dialog).findByText(/^Not sealed\. Nothing was changed\. Couldn't save/)).toBeTruthy();
  });

  it("needs the whole word, and then shows the receipt", async () => {
    const dialog = await openSeal();
    typeSeal(dialog);
    const field = await within(dialog).findByPlaceholderText("Type SEAL to seal");
    fireEvent.change(field, { target: { value: "SEA" } });
    expect(within(dialog).getByRole("button", { name: "Seal now" }).getAttribute("aria-disabled")).toBe(
      "true",
    );
    fireEvent.change(field, { target: { value: "SEAL" } });
    fireEvent.keyDown(field, { key: "Enter" });
    expect(await screen.findByText("1 winner is sealed")).toBeTruthy();
    expect(screen.getByText(/^rcp_/)).toBeTruthy();
  });
});

describe("close calls", () => {
  const close = (): Promise<HTMLElement> => screen.findByRole("button", { name: /^Duel/ });
  const duelists = (): HTMLElement[] => screen.getAllByRole("region", { name: /, Duel$/ });

  it("are settled by a few answers, which fill the places, are kept, and can be taken back one by one", async () => {
    const { world } = await openJob(PICK_JOB, "pick");
    const kept = () => world.plans.get(world.jobs[PICK_JOB]!.id);
    await close();
    press("b");
    let asked = 0;
    while (screen.queryAllByRole("region", { name: /, Duel$/ }).length > 0 && asked < 40) {
      expect(duelists()).toHaveLength(2);
      press(asked % 3 === 0 ? "ArrowRight" : "ArrowLeft");
      asked += 1;
    }
    expect(await screen.findByText(/No close calls left/)).toBeTruthy();
    await waitFor(() => expect(kept()?.duels).toHaveLength(asked));
    expect(kept()?.plan).toHaveLength(5);
    press("z");
    await waitFor(() => expect(kept()).toMatchObject({ plan: [], duels: { length: asked - 1 } }));
  });

  it("keep what a person wrote of a pick, and show it before the seal", async () => {
    const { world } = await openJob(PICK_JOB, "pick");
    await screen.findByRole("list", { name: "Places" });
    const first = numberIn(champion());
    press("w");
    fireEvent.click(screen.getByRole("button", { name: `Note on #${String(first).padStart(4, "0")}` }));
    const field = await screen.findByLabelText("What speaks for it");
    fireEvent.change(field, { target: { value: "The sign is the sharpest." } });
    fireEvent.click(screen.getByRole("button", { name: /^Keep the note/ }));
    await waitFor(() =>
      expect(world.plans.get(world.jobs[PICK_JOB]!.id)?.notes).toEqual({
        [first]: "The sign is the sharpest.",
      }),
    );
    press("Enter", { ctrlKey: true });
    const dialog = await screen.findByRole("alertdialog");
    expect(within(dialog).getByText("The sign is the sharpest.")).toBeTruthy();
  });
});

describe("a seal of which a part was not accepted", () => {
  const TEN_PLACES = 2;

  it("says which batch, sends it again alone, and is complete then", async () => {
    const { world } = await openJob(TEN_PLACES, "pick", undefined, (given) => {
      given.jobs = given.jobs.map((job, at) => (at === TEN_PLACES ? { ...job, cap: 30 } : job));
      given.plans.set(given.jobs[TEN_PLACES]!.id, {
        plan: Array.from({ length: 20 }, (_, index) => 100 + index),
        duels: [],
        notes: {},
      });
    });
    await screen.findByRole("list", { name: "Places" });
    press("Enter", { ctrlKey: true });
    const dialog = await screen.findByRole("alertdialog");
    typeSeal(dialog);
    const field = await within(dialog).findByPlaceholderText("Type SEAL to seal");
    fireEvent.change(field, { target: { value: "SEAL" } });
    fireEvent.keyDown(field, { key: "Enter" });
    expect(await screen.findByText(/^1\d winners sealed, 10 confirmed$/)).toBeTruthy();
    expect(screen.getByText(/Batch 2 was not accepted/)).toBeTruthy();
    press("r");
    expect(await screen.findByText(/^1\d winners are sealed$/)).toBeTruthy();
    expect(world.jobs[TEN_PLACES]!.counts.winners).toBeGreaterThan(17);
  });
});
