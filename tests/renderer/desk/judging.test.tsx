import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { jobPath, openDesk } from "./desk.tsx";

const openBrief = () => openDesk({ path: jobPath(1, "brief") });
const handle = () => screen.findByRole("slider", { name: "Threshold in stars" });
const said = async (): Promise<string> => (await handle()).getAttribute("aria-valuetext") ?? "";

describe("the threshold on a job's page", () => {
  it("says what a threshold would do, follows the arrow keys, and saves nothing by itself", async () => {
    const desk = openBrief();
    expect(await said()).toMatch(/^3 stars: \d+ approved, \d+ rejected, \d+ decided otherwise/);
    const at = async (): Promise<number> => Number(/(\d+) approved/.exec(await said())?.[1]);
    const three = await at();
    fireEvent.keyDown(await handle(), { key: "ArrowRight" });
    expect(await said()).toMatch(/^4 stars/);
    expect(await at()).toBeLessThan(three);
    fireEvent.keyDown(await handle(), { key: "Home" });
    expect(await said()).toMatch(/^1 star: 200 approved, 0 rejected/);
    expect(desk.calls.some(([name]) => name === "judging.saveThreshold")).toBe(false);
    screen.getByRole("button", { name: "Reset" }).click();
    await waitFor(async () => expect(await said()).toMatch(/^3 stars/));
  });

  it("applies on command, and judges the undecided again only when that is asked for and confirmed", async () => {
    const desk = openBrief();
    fireEvent.keyDown(await handle(), { key: "ArrowLeft" });
    const again = screen.getByRole("button", { name: "Score the 180 undecided again" });
    expect(again.getAttribute("aria-disabled")).toBe("true");
    screen.getByRole("button", { name: "Apply 2 stars" }).click();
    await waitFor(() =>
      expect(desk.calls.find(([name]) => name === "judging.saveThreshold")?.[1]).toMatchObject({
        minStarRating: 2,
        weights: { relevance: 3, quality: 3, completeness: 1 },
      }),
    );
    await waitFor(() => expect(again.getAttribute("aria-disabled")).toBeNull());
    expect(desk.calls.some(([name]) => name === "judging.again")).toBe(false);
    again.click();
    const dialog = await screen.findByRole("alertdialog");
    expect(within(dialog).getByText(/takes no credits/)).toBeTruthy();
    within(dialog).getByRole("button", { name: "Score the 180 undecided again" }).click();
    expect(await screen.findByText("170 submissions have a new score.")).toBeTruthy();
  });

  it("weighs the dimensions anew by sliders with names", async () => {
    openBrief();
    const quality = await screen.findByRole("slider", { name: "Weight of Quality" });
    fireEvent.change(quality, { target: { value: "0" } });
    expect(screen.getByRole("button", { name: "Apply weights" })).toBeTruthy();
  });

  it("says that the model was not measured", async () => {
    openBrief();
    expect((await screen.findAllByText(/clip-vit-base-patch32 was not measured/)).length).toBeGreaterThan(0);
  });
});

describe("what the model looks for", () => {
  it("lists subjects, criteria with their opposites, and contrasts with where they come from", async () => {
    openBrief();
    const panel = await screen.findByRole("region", { name: "What the model looks for" });
    expect(within(panel).getByText("From the brief")).toBeTruthy();
    expect(within(panel).getByText("another job of yours")).toBeTruthy();
    expect(within(panel).getAllByText("rather than").length).toBeGreaterThan(0);
  });

  it("shows what edited prompts would do before they are saved, and refuses what could judge nothing", async () => {
    const desk = openBrief();
    const panel = await screen.findByRole("region", { name: "What the model looks for" });
    within(panel).getByRole("button", { name: "Edit" }).click();
    const subject = await within(panel).findByLabelText("Subject 1");
    fireEvent.change(subject, { target: { value: "a photo of a red door" } });
    await waitFor(() => {
      const last = desk.calls.findLast(([name]) => name === "judging.preview")?.[1];
      expect(last).toMatchObject({
        prompts: { subjects: expect.arrayContaining(["a photo of a red door"]) as unknown },
      });
    });
    expect(await within(panel).findByText("100 %")).toBeTruthy();
    expect(desk.calls.some(([name]) => name === "judging.savePrompts")).toBe(false);
    for (;;) {
      const remove = within(panel).queryByRole("button", { name: "Remove Subject 1" });
      if (remove === null) break;
      fireEvent.click(remove);
    }
    expect(await within(panel).findByText("Say at least once what a picture should show.")).toBeTruthy();
    expect(within(panel).getByRole("button", { name: "Save" }).getAttribute("aria-disabled")).toBe("true");
    fireEvent.click(within(panel).getByRole("button", { name: "Add a subject" }));
    fireEvent.change(within(panel).getByLabelText("Subject 1"), {
      target: { value: "a photo of a blue door" },
    });
    fireEvent.click(within(panel).getByRole("button", { name: "Save" }));
    expect(await within(panel).findByText("Edited")).toBeTruthy();
    expect(within(panel).getByText("a photo of a blue door")).toBeTruthy();
    fireEvent.click(within(panel).getByRole("button", { name: "Edit" }));
    fireEvent.click(within(panel).getByRole("button", { name: "Back to the rules" }));
    expect(await within(panel).findByText("From the brief")).toBeTruthy();
  });
});
