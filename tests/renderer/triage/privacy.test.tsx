import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { useWorkSession } from "../../../renderer/desk/features/triage/pace/work-session-store.ts";
import { DEFAULT_PREFERENCES } from "#shared/contract/preferences.ts";
import { takePreferences } from "../../../renderer/desk/state/preferences.ts";
import { press } from "../desk/desk.tsx";
import { openJob } from "./open-job.ts";

const reset = (): void => {
  takePreferences(DEFAULT_PREFERENCES);
  useWorkSession.setState({ session: null });
};
beforeEach(reset);
afterEach(reset);

const current = (): HTMLElement =>
  document.getElementById(screen.getByRole("listbox").getAttribute("aria-activedescendant") ?? "")!;

const openTriage = async () => {
  const desk = await openJob(1, "triage");
  await screen.findByRole("listbox");
  await waitFor(() => expect(current().textContent).not.toContain("loading"));
  return desk;
};

it("hides who sent it in the inspector and among the filters, by key, and keeps that as a habit", async () => {
  const desk = await openTriage();
  press("i");
  const inspector = await screen.findByRole("region", { name: "Inspector" });
  expect(await within(inspector).findByText("Femi A.")).toBeTruthy();
  press("b");
  expect(within(inspector).queryByText("Femi A.")).toBeNull();
  expect(within(inspector).getByText("Worker hidden")).toBeTruthy();
  expect(within(inspector).queryByText(/IMG_/)).toBeNull();
  await waitFor(() => expect(desk.world.preferences.blind).toBe(true));
  press("i");
  press("f");
  const filters = await screen.findByRole("region", { name: "Filters" });
  expect(within(filters).getByRole("switch", { name: "Hide workers" }).getAttribute("aria-checked")).toBe(
    "true",
  );
  expect(within(filters).queryByText("Mika K.")).toBeNull();
});

it("blurs this job's pictures by key, but not the one where the cursor stands, and shows a large one by key", async () => {
  const desk = await openTriage();
  press("B", { shiftKey: true });
  expect(document.documentElement.hasAttribute("data-blur")).toBe(true);
  expect(current().hasAttribute("data-shown")).toBe(true);
  press("Space");
  const loupe = await screen.findByRole("region", { name: "Loupe" });
  const stage = loupe.querySelector("[data-large]")!;
  expect(stage.hasAttribute("data-shown")).toBe(false);
  press("v");
  expect(stage.hasAttribute("data-shown")).toBe(true);
  await waitFor(() => expect(desk.world.preferences.blurredJobs).toHaveLength(1));
  press("B", { shiftKey: true });
  expect(document.documentElement.hasAttribute("data-blur")).toBe(false);
});

it("says what was decided in this session, and of its camera what the file says", async () => {
  await openTriage();
  press("a");
  press("x");
  press("f");
  const group = within(await screen.findByRole("region", { name: "Filters" })).getByRole("group", {
    name: "This session",
  });
  await waitFor(() => expect(group.textContent).toMatch(/Decided2/));
  fireEvent.click(within(group).getByRole("button", { name: "Start anew" }));
  expect(group.textContent).toMatch(/Decided0/);
  press("f");
  press("i");
  const camera = await screen.findByRole("region", { name: "Camera" });
  expect(camera.textContent).toContain("1/125 s");
  expect(camera.textContent).toContain("f/1.8");
  expect(camera.textContent).toContain("In the file");
});
