import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openDesk } from "./desk.tsx";

describe("scoring in the inbox", () => {
  it("says how it goes on, holds it and lets it go on", async () => {
    const desk = openDesk();
    await screen.findByText("1,204 wait · 602 a minute · about 2:00 left");
    fireEvent.click(screen.getByRole("button", { name: "Pause scoring" }));
    await screen.findByText("Paused");
    expect(screen.getByText("1,204 wait")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Go on scoring" }));
    await waitFor(() => expect(screen.queryByText("Paused")).toBeNull());
    expect(desk.calls.filter(([name]) => name === "scoring.pause").map(([, input]) => input)).toEqual([
      { on: true },
      { on: false },
    ]);
  });
});

describe("scoring in the settings", () => {
  it("shows the forms as they were measured, and which is used", async () => {
    openDesk({ path: "settings/model" });
    const table = await screen.findByRole("table", { name: "Forms of this model on this computer" });
    const rows = within(table)
      .getAllByRole("row")
      .map((row) => row.textContent);
    expect(rows[1]).toBe("8-bit, made on this computer in use60.30.9997");
    expect(rows[2]).toContain("34.5");
    expect(rows[3]).toContain("most exact");
    expect(rows[4]).toContain("can’t run here");
  });

  it("changes workers, form and when it may score", async () => {
    const desk = openDesk({ path: "settings/model" });
    fireEvent.click(await screen.findByRole("switch", { name: "Only while nobody uses the computer" }));
    await waitFor(() =>
      expect(
        screen
          .getByRole("switch", { name: "Only while nobody uses the computer" })
          .getAttribute("aria-checked"),
      ).toBe("true"),
    );
    fireEvent.click(screen.getByRole("switch", { name: "Not on battery" }));
    fireEvent.change(screen.getByLabelText(/Pictures looked at side by side/), { target: { value: "2" } });
    fireEvent.change(screen.getByLabelText(/Numeric form of the model/), { target: { value: "q8" } });
    fireEvent.click(screen.getByRole("button", { name: "Measure again" }));
    await waitFor(() => expect(desk.calls.some(([name]) => name === "scoring.measure")).toBe(true));
    expect(desk.calls.filter(([name]) => name === "scoring.set").map(([, input]) => input)).toEqual([
      { onlyWhenIdle: true },
      { pauseOnBattery: true },
      { workers: 2 },
      { form: "q8" },
    ]);
  });
});
