import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { jobPath, openDesk, press } from "./desk.tsx";

const inboxShown = () => screen.findByText("Needs you, soonest first");
const openPalette = async () => {
  press("k", { ctrlKey: true });
  const palette = await screen.findByRole("dialog", { name: "Commands" });
  return { palette, field: within(palette).getByRole("combobox") };
};
const lines = (palette: HTMLElement) =>
  within(palette)
    .queryAllByRole("option")
    .map((line) => line.textContent);

describe("the palette", () => {
  it("runs a command by a few letters and Enter, and offers it first the next time", async () => {
    const { world } = openDesk();
    await inboxShown();
    const { field } = await openPalette();
    fireEvent.change(field, { target: { value: "go jobs" } });
    fireEvent.keyDown(field, { key: "Enter" });
    await waitFor(() => expect(window.location.hash).toBe("#/jobs"));
    expect(world.preferences.recentCommands).toEqual(["go.jobs"]);
    const again = await openPalette();
    const [recent] = within(again.palette).getAllByRole("group");
    expect(recent?.getAttribute("aria-label")).toBe("Recent");
    expect(recent?.textContent).toContain("Go to Jobs");
  });

  it("shows what cannot run here with its cause, and does not run it", async () => {
    openDesk();
    await inboxShown();
    const { palette, field } = await openPalette();
    fireEvent.change(field, { target: { value: "pin as champion" } });
    const line = within(palette).getByRole("option");
    expect(line.textContent).toContain("not here: only in Pick");
    expect(line.getAttribute("aria-disabled")).toBe("true");
    press("Enter");
    expect(screen.getByRole("dialog", { name: "Commands" })).toBeTruthy();
  });

  it("goes to a job by its title", async () => {
    const { world } = openDesk();
    await inboxShown();
    const { palette, field } = await openPalette();
    const job = world.jobs[3]!;
    fireEvent.change(field, { target: { value: job.title } });
    await waitFor(() => expect(lines(palette).some((line) => line.includes(job.title))).toBe(true));
    fireEvent.keyDown(field, { key: "Enter" });
    await waitFor(() => expect(window.location.hash).toContain("#/job/"));
  });

  it("opens a photo of the job by its number", async () => {
    openDesk({ path: jobPath(0, "brief") });
    await screen.findByLabelText("Keys of this screen");
    const { palette, field } = await openPalette();
    fireEvent.change(field, { target: { value: "#7" } });
    await waitFor(() => expect(lines(palette)[0]).toContain("Open #7"));
    fireEvent.keyDown(field, { key: "Enter" });
    await waitFor(() => expect(window.location.hash).toMatch(/\/triage\/7$/));
  });
});

describe("keys in the settings", () => {
  const capture = async (title: string) => {
    fireEvent.click(await screen.findByRole("button", { name: `Change the key of “${title}”` }));
    await screen.findByText("Press a key");
  };

  it("change by a press, and every label follows at once", async () => {
    const { world } = openDesk({ path: "settings/keys" });
    await capture("Loupe");
    press("q");
    await waitFor(() => expect(world.preferences.keymap).toEqual({ "triage.loupe": "q" }));
    expect(await screen.findByText("was Space")).toBeTruthy();
    press("?", { shiftKey: true });
    const sheet = await screen.findByRole("dialog", { name: "Keys" });
    const row = within(sheet).getByText("Loupe", { exact: false }).parentElement;
    expect(row?.textContent).toContain("Q");
    expect(row?.textContent).toContain("yours");
  });

  it("name a clash before anything is saved, and swap", async () => {
    const { world } = openDesk({ path: "settings/keys" });
    await capture("Show where it matches");
    press("d");
    expect(await screen.findByText("D is already “Open the other one” in Triage.")).toBeTruthy();
    expect(world.preferences.keymap).toEqual({});
    fireEvent.click(screen.getByRole("button", { name: /^Swap/ }));
    await waitFor(() =>
      expect(world.preferences.keymap).toEqual({ "triage.look": "d", "triage.openCopy": "h" }),
    );
  });

  it("refuse what the system needs, by its name", async () => {
    const { world } = openDesk({ path: "settings/keys" });
    await capture("Loupe");
    press("w", { ctrlKey: true });
    expect(await screen.findByText(/Ctrl W closes the window/)).toBeTruthy();
    expect(world.preferences.keymap).toEqual({});
  });

  it("work where they were changed, and not where they were before", async () => {
    openDesk({
      given: (world) => (world.preferences = { ...world.preferences, keymap: { "inbox.new": "y" } }),
    });
    await inboxShown();
    await waitFor(() =>
      expect(screen.getByLabelText("Keys of this screen").textContent).toContain("YNew job"),
    );
    press("n");
    expect(window.location.hash).toBe("#/inbox");
    press("y");
    expect(window.location.hash).toBe("#/new-job");
  });
});
