import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { emptyDraft } from "../../../renderer/desk/state/job-draft.ts";
import { openDesk, press } from "./desk.tsx";

const write = (label: string, text: string): void => {
  fireEvent.change(screen.getByLabelText(label, { exact: false }), { target: { value: text } });
};
const create = (): void => screen.getByRole("button", { name: /Create the job/ }).click();

const openForm = async (options: Parameters<typeof openDesk>[0] = {}) => {
  const desk = openDesk({ ...options, path: "new-job" });
  await screen.findByRole("heading", { name: "New job" });
  return desk;
};

afterEach(emptyDraft);

describe("writing a job", () => {
  it("says beside each field what to change, in the form's words", async () => {
    const desk = await openForm();
    create();
    expect(await screen.findByText("Title needs 3 to 120 characters.")).toBeTruthy();
    expect(screen.getByText("Description needs 10 to 5000 characters.")).toBeTruthy();
    expect(screen.getByText("2 fields need a change before the job can be created.")).toBeTruthy();
    await waitFor(() =>
      expect(document.activeElement).toBe(screen.getByLabelText("Title", { exact: false })),
    );
    expect(desk.calls.some(([name]) => name === "jobs.create")).toBe(false);
  });

  it("stays silent about a field until it was left once", async () => {
    await openForm();
    const title = screen.getByLabelText("Title", { exact: false });
    write("Title", "No");
    expect(screen.queryByText("Title needs 3 to 120 characters.")).toBeNull();
    fireEvent.blur(title);
    expect(await screen.findByText("Title needs 3 to 120 characters.")).toBeTruthy();
    write("Title", "Now long enough");
    await waitFor(() => expect(screen.queryByText("Title needs 3 to 120 characters.")).toBeNull());
  });

  it("asks a contest for winners and its close instead of places", async () => {
    await openForm();
    expect(screen.getByLabelText("Number of places")).toBeTruthy();
    screen.getByRole("radio", { name: /Contest/ }).click();
    expect(await screen.findByLabelText("Number of winners")).toBeTruthy();
    expect(screen.queryByLabelText("Number of places")).toBeNull();
    write("Closes after", "45");
    fireEvent.blur(screen.getByLabelText("Closes after"));
    expect(await screen.findByText("Choose between 2 minutes and 30 days.")).toBeTruthy();
  });

  it("shows what the worker will read while it is written", async () => {
    await openForm();
    write("Title", "Bread from above");
    press("Tab");
    fireEvent.change(screen.getByLabelText("Criterion 1"), {
      target: { value: "All of the loaf in the frame" },
    });
    const preview = screen.getByRole("complementary", { name: "What the worker will read" });
    await waitFor(() => expect(preview.textContent).toContain("All of the loaf in the frame"));
    expect(preview.textContent).toContain("Bread from above");
    expect(preview.textContent).toContain("JPEG, PNG, WebP or AVIF");
  });

  it("creates it by Ctrl Enter from within a field, and opens its page", async () => {
    const desk = await openForm();
    write("Title", "Bread from above");
    write("Description", "Photograph one loaf of bread from straight above.");
    screen.getByLabelText("Title", { exact: false }).focus();
    press("Enter", { ctrlKey: true });
    await waitFor(() => expect(window.location.hash).toMatch(/^#\/job\/.*\/brief$/));
    const input = desk.calls.find(([name]) => name === "jobs.create")?.[1];
    expect(input).toMatchObject({
      type: "data_collection",
      title: "Bread from above",
      files_needed: 100,
      hold_first: 20,
    });
    expect(input).not.toHaveProperty("max_completions");
  });

  it("shows a refusal of the service and keeps what was written", async () => {
    await openForm();
    write("Title", "Please refuse this");
    write("Description", "Photograph one loaf of bread from straight above.");
    create();
    expect(
      await screen.findByText("A job with this title is open already. Choose another title."),
    ).toBeTruthy();
    expect(screen.getByLabelText("Title", { exact: false })).toHaveProperty("value", "Please refuse this");
  });

  it("keeps what was written while another screen is looked at", async () => {
    await openForm();
    write("Title", "Half a job");
    (document.activeElement as HTMLElement).blur();
    press("g");
    press("j");
    await screen.findByRole("heading", { name: "Jobs" });
    press("n");
    expect(await screen.findByLabelText("Title", { exact: false })).toHaveProperty("value", "Half a job");
  });
});
