import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { jobPath, openDesk, press } from "./desk.tsx";

const inboxShown = () => screen.findByText("Needs you, soonest first");

describe("keys", () => {
  it("go to a screen by two presses, and the second one does nothing else", async () => {
    openDesk();
    await inboxShown();
    press("g");
    press("s");
    expect(await screen.findByRole("heading", { name: "General" })).toBeTruthy();
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });

  it("open the sheet of all keys, this screen's first", async () => {
    openDesk();
    await inboxShown();
    press("?", { shiftKey: true });
    const sheet = await screen.findByRole("dialog", { name: "Keys" });
    expect(sheet.textContent).toContain("this screen");
    expect(sheet.textContent).toContain("Go to Settings");
  });

  it("rest while a dialog is open", async () => {
    openDesk();
    await inboxShown();
    press("?", { shiftKey: true });
    const dialog = await screen.findByRole("dialog", { name: "Keys" });
    dialog.focus();
    press("n");
    expect(screen.queryByRole("heading", { name: "New job" })).toBeNull();
  });

  it("rest while a text is written", async () => {
    openDesk({ path: "jobs" });
    const search = await screen.findByLabelText("Name, creator or brief");
    search.focus();
    press("n");
    expect(screen.queryByRole("heading", { name: "New job" })).toBeNull();
    search.blur();
    press("n");
    expect(await screen.findByRole("heading", { name: "New job" })).toBeTruthy();
  });

  it("rest where they were switched off, except those of every control", async () => {
    openDesk({ given: (world) => (world.preferences = { ...world.preferences, singleKeys: false }) });
    await inboxShown();
    press("n");
    expect(screen.queryByRole("heading", { name: "New job" })).toBeNull();
    press("ArrowDown");
    expect(document.activeElement?.tagName).toBe("A");
  });

  it("leave Enter to the button that has the focus", async () => {
    openDesk();
    await inboxShown();
    screen.getByRole("button", { name: /New job/ }).focus();
    press("Enter");
    expect(window.location.hash).toBe("#/inbox");
  });

  it("are printed in the hint bar of the screen they work on", async () => {
    openDesk({ path: jobPath(2, "brief") });
    const hints = await screen.findByLabelText("Keys of this screen");
    await waitFor(() => expect(hints.textContent).toContain("Pick winners"));
    expect(hints.textContent).not.toContain("New job");
  });
});
