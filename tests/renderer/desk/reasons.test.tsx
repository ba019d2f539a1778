import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { openJob } from "../triage/open-job.ts";
import { openDesk, press } from "./desk.tsx";
import { REJECT_CODES } from "#shared/domain/scoring/reject-reasons.ts";
import { fakeUuid } from "./harness/submissions.ts";

const write = (label: string, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};
const titles = (): (string | null)[] =>
  within(screen.getByRole("region", { name: "Your own reasons" }))
    .queryAllByRole("listitem")
    .map((item) => /Sign|Night/.exec(item.textContent)?.[0] ?? null);

const make = async (title: string, words: string): Promise<void> => {
  fireEvent.click(await screen.findByRole("button", { name: "New reason" }));
  write("Title", title);
  write("Words for the worker", words);
  const card = screen.getByRole("region", { name: "What the worker reads" });
  expect(card.textContent).toContain(words);
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
};

it("reasons of one's own are made with a preview of what the worker reads, ordered, edited and deleted", async () => {
  openDesk({ path: "settings/reasons" });
  await make("Sign not legible", "The sign cannot be read. Go closer.");
  await make("Night photo", "It is dark outside. Come back by day.");
  await waitFor(() => expect(titles()).toEqual(["Sign", "Night"]));
  fireEvent.click(screen.getByRole("button", { name: "Move “Night photo” up" }));
  await waitFor(() => expect(titles()).toEqual(["Night", "Sign"]));
  fireEvent.click(screen.getByRole("button", { name: "Edit “Night photo”" }));
  fireEvent.change(screen.getByLabelText("Counts as"), { target: { value: "too_dark" } });
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Counts as “Too dark”")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Delete “Sign not legible”" }));
  fireEvent.click(within(screen.getByRole("alertdialog")).getByRole("button", { name: "Delete" }));
  await waitFor(() => expect(titles()).toEqual(["Night"]));
});

it("in the reject dialogue they stand after the standard ones, and Shift with a digit rejects with their words", async () => {
  const desk = await openJob(1, "triage", undefined, (world) => {
    world.reasons = [
      {
        id: fakeUuid(0x4ea50000, 1),
        ownerName: "You",
        code: REJECT_CODES[8],
        title: "Sign not legible",
        words: "The sign cannot be read. Go closer.",
      },
    ];
  });
  await screen.findByRole("listbox");
  press("X", { shiftKey: true });
  const preview = await screen.findByRole("region", { name: "What the worker reads" });
  press("1");
  act(() => {
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "!", code: "Digit1", shiftKey: true });
  });
  expect(preview.textContent).toContain("The sign cannot be read. Go closer.");
  press("Enter");
  await waitFor(() =>
    expect(desk.calls.findLast(([call]) => call === "triage.decide")?.[1]).toMatchObject({
      outcome: "rejected",
      reason: "incomplete",
      words: "The sign cannot be read. Go closer.",
    }),
  );
});
