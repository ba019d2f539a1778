import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { press } from "../desk/desk.tsx";
import { openJob } from "./open-job.ts";

const current = (): HTMLElement =>
  document.getElementById(screen.getByRole("listbox").getAttribute("aria-activedescendant") ?? "")!;

const openTriage = async (): Promise<void> => {
  await openJob(1, "triage");
  await screen.findByRole("listbox");
  await waitFor(() => expect(current().textContent).not.toContain("loading"));
};

it("shortlists by key and by button, in the cell and in the inspector, and takes it back", async () => {
  await openTriage();
  const item = current();
  press("s");
  expect(item.textContent).toContain("shortlisted");
  expect(current()).toBe(item);
  press("i");
  const marks = within(await screen.findByRole("region", { name: "Inspector" })).getByRole("group", {
    name: "Marks",
  });
  const button = within(marks).getByRole("button", { name: /^Shortlist/ });
  expect(button.getAttribute("aria-pressed")).toBe("true");
  fireEvent.click(button);
  expect(item.textContent).not.toContain("shortlisted");
  press("u");
  expect(item.textContent).toContain("flagged");
  press("z");
  await waitFor(() => expect(item.textContent).not.toContain("flagged"));
});

it("puts off by key, goes on, and shows it again under Marks", async () => {
  await openTriage();
  const item = current();
  const id = item.id;
  press("l");
  expect(item.textContent).toContain("put off");
  expect(current()).not.toBe(item);
  press("f");
  const filters = await screen.findByRole("region", { name: "Filters" });
  const row = within(within(filters).getByRole("group", { name: "Marks" })).getByRole("checkbox", {
    name: /^Put off/,
  });
  await waitFor(() => expect(row.textContent).toContain("1"));
  fireEvent.click(row);
  await waitFor(() => expect(row.getAttribute("aria-checked")).toBe("true"));
  await waitFor(() =>
    expect(
      within(screen.getByRole("listbox"))
        .getAllByRole("option")
        .map((option) => option.id),
    ).toEqual([id]),
  );
});
