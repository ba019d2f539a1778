import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { openDesk, press } from "./desk.tsx";

describe("insights", () => {
  it("changes its range by 1 to 4, and saves its figures by E", async () => {
    const desk = openDesk({ path: "insights" });
    const asked = (name: string): unknown => desk.calls.findLast(([call]) => call === name)?.[1];
    await screen.findByRole("heading", { name: "Scores given" });
    press("1");
    await waitFor(() => expect(asked("insights.get")).toMatchObject({ range: "today", jobId: null }));
    expect(screen.getByRole("radio", { name: "Today" }).getAttribute("aria-checked")).toBe("true");
    press("4");
    await waitFor(() => expect(asked("insights.get")).toMatchObject({ range: "all" }));
    press("e");
    await waitFor(() => expect(asked("insights.saveFigures")).toMatchObject({ range: "all" }));
    expect(await screen.findByText("The figures are saved.")).toBeTruthy();
  });

  it("narrows to a job", async () => {
    const desk = openDesk({ path: "insights" });
    const choice = await screen.findByRole<HTMLSelectElement>("combobox", { name: "Job" });
    await waitFor(() => expect(choice.options.length).toBeGreaterThan(1));
    const id = choice.options[1]!.value;
    fireEvent.change(choice, { target: { value: id } });
    await waitFor(() =>
      expect(desk.calls.findLast(([call]) => call === "insights.get")?.[1]).toMatchObject({ jobId: id }),
    );
  });

  it("reads the values of a chart by arrow keys, and shows them as a table", async () => {
    openDesk({ path: "insights" });
    const chart = await screen.findByRole("group", { name: /^Scores given\./ });
    chart.focus();
    press("ArrowRight");
    const panel = within(screen.getByRole("region", { name: "Scores given" }));
    await waitFor(() => expect(panel.getByRole("status").textContent).toMatch(/^1 star: [\d,]+ Submissions/));
    press("End");
    await waitFor(() => expect(panel.getByRole("status").textContent).toMatch(/^5 stars/));
    fireEvent.click(panel.getByRole("button", { name: "Show as table" }));
    expect(panel.getByRole("table")).toBeTruthy();
    expect(panel.queryByRole("group", { name: /^Scores given\./ })).toBeNull();
  });

  it("saves a chart as a drawing of its own, with its title and the colours written out", async () => {
    const desk = openDesk({ path: "insights" });
    fireEvent.click(await screen.findByRole("button", { name: "Save “Pace” as SVG" }));
    await waitFor(() => expect(desk.calls.some(([call]) => call === "insights.saveChart")).toBe(true));
    const [, saved] = desk.calls.find(([call]) => call === "insights.saveChart")!;
    const { name, svg } = saved as { readonly name: string; readonly svg: string };
    expect(name).toBe("pace");
    expect(svg).toContain("Pace");
    expect(svg).toContain("reviewed");
    expect(svg).not.toContain("var(");
  });

  it("opens the very submission that person and score differ on", async () => {
    openDesk({ path: "insights" });
    fireEvent.click((await screen.findAllByRole("button", { name: /^Open #0003 of/ }))[0]!);
    await waitFor(() => expect(window.location.hash).toMatch(/#\/job\/.+\/triage\/3$/));
  });

  it("gives counts and no rate under twenty, and dashes where nothing was sent", async () => {
    openDesk({ path: "insights" });
    const reviewers = within(
      await screen.findByRole("region", { name: "How often people overrule the score" }),
    );
    const few = reviewers.getByText("Ola Brandt").closest("li")!;
    expect(few.textContent).toContain("12 checked");
    expect(few.textContent).toContain("–");
    expect(few.textContent).not.toContain("%");
  });

  it("shows dashes, never 0 %, for nothing", async () => {
    openDesk({ path: "insights", size: 0 });
    expect(await screen.findByText("Nothing was sent in this time")).toBeTruthy();
    for (const title of ["Submissions", "Approval rate", "Average stars"]) {
      const figure = screen.getAllByText(title).find((each) => each.tagName === "DT")!.nextElementSibling;
      expect(figure?.textContent).toBe("–");
    }
    const measured = [...document.querySelectorAll("dd, td")].map((each) => each.textContent);
    expect(measured.filter((text) => /\b0(\.0)? %/.test(text))).toEqual([]);
  });
});
