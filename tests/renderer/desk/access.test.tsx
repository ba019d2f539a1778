import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { type Desk, openDesk } from "./desk.tsx";

const hold = async (button: HTMLElement): Promise<void> => {
  fireEvent.pointerDown(button, { button: 0 });
  await act(() => new Promise((done) => setTimeout(done, 1700)));
  fireEvent.pointerUp(button);
};
const press = async (name: string | RegExp, place: HTMLElement = document.body): Promise<void> => {
  (await within(place).findByRole("button", { name })).click();
};
const write = (label: string, value: string): void => {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
};
const made = (desk: Desk, name: string): unknown => desk.calls.findLast(([call]) => call === name)?.[1];

describe("API access", () => {
  const open = async (fail?: "keys.create"): Promise<Desk> => {
    const desk = openDesk({ path: "settings/access", ...(fail !== undefined && { fail }) });
    await screen.findByText("Nightly export");
    return desk;
  };

  it("shows where the server answers, and each key with what it may do and when it was last used", async () => {
    const desk = await open();
    expect(screen.getByLabelText("Address").textContent).toBe("http://127.0.0.1:4180");
    expect(screen.getByLabelText("Example").textContent).toContain("curl -H");
    const rows = screen.getAllByRole("row").slice(1);
    expect(rows).toHaveLength(3);
    expect(rows[0]!.textContent).toContain("see jobs, read submissions");
    expect(rows[1]!.textContent).toContain("From the environment");
    expect(rows[1]!.textContent).toContain("Never");
    // What opens nothing any more stands last, and nothing can be done with it.
    expect(rows[2]!.textContent).toContain("Revoked");
    expect(within(rows[2]!).queryAllByRole("button")).toEqual([]);
    await press("Copy address");
    expect(made(desk, "app.copy")).toEqual({ text: "http://127.0.0.1:4180" });
  });

  it("makes a key, shows its secret once, and copies it", async () => {
    const desk = await open();
    await press("New key");
    const dialog = await screen.findByRole("dialog");
    await press("Make key", dialog);
    expect(await within(dialog).findByText("Write a name of 1 to 60 characters.")).toBeTruthy();
    write("Name", "Import");
    fireEvent.click(within(dialog).getByRole("checkbox", { name: "Choose winners" }));
    fireEvent.click(within(dialog).getByRole("checkbox", { name: "See jobs" }));
    await press("Make key", dialog);
    const secret = await screen.findByLabelText("Key");
    expect(made(desk, "keys.create")).toEqual({
      ownerName: "This desk",
      name: "Import",
      scopes: ["submissions:read", "winners:write"],
    });
    expect(screen.getByRole("alertdialog").textContent).toContain("only time it is shown");
    const text = secret.textContent;
    await press("Copy", screen.getByRole("alertdialog"));
    await waitFor(() => expect(made(desk, "app.copy")).toEqual({ text }));
    await press("I have copied it");
    await waitFor(() => expect(screen.queryByText(text)).toBeNull());
    expect(await screen.findByText("Import")).toBeTruthy();
  });

  it("makes a key for an owner who is not there yet", async () => {
    const desk = await open();
    await press("New key");
    await screen.findByRole("dialog");
    write("Name", "Import");
    write("Whose key", "");
    write("New owner", "initech");
    await press("Make key");
    await waitFor(() => expect(made(desk, "keys.create")).toMatchObject({ ownerName: "initech" }));
  });

  it("keeps the dialog with what was written when it is refused", async () => {
    await open("keys.create");
    await press("New key");
    const dialog = await screen.findByRole("dialog");
    write("Name", "Import");
    await press("Make key", dialog);
    expect((await within(dialog).findByRole("alert")).textContent).toContain("the disk is full");
    expect(screen.getByDisplayValue("Import")).toBeTruthy();
  });

  it("gives a key another name and other rights", async () => {
    const desk = await open();
    await press("Edit Nightly export");
    const dialog = await screen.findByRole("dialog");
    write("Name", "Weekly export");
    within(dialog).getByRole("checkbox", { name: "See jobs" }).click();
    await press("Save", dialog);
    expect(await screen.findByText("Weekly export")).toBeTruthy();
    expect(made(desk, "keys.setScopes")).toMatchObject({ scopes: ["submissions:read"] });
  });

  it("rotates with the overlap that was chosen, and shows the new secret", async () => {
    const desk = await open();
    await press("Rotate Nightly export");
    await screen.findByRole("dialog");
    write("The old key stays good", "604800000");
    await press("Make the new key");
    expect(await screen.findByLabelText("Key")).toBeTruthy();
    expect(made(desk, "keys.rotate")).toMatchObject({ overlapMs: 604_800_000 });
    await press("I have copied it");
    expect(await screen.findByText(/Good until/)).toBeTruthy();
  });

  it("revokes only when the button was held, and says what that means for a key of the environment", async () => {
    const desk = await open();
    await press("Revoke acme");
    const dialog = await screen.findByRole("alertdialog");
    expect(dialog.textContent).toContain("WINNOW_API_KEYS");
    const button = within(dialog).getByRole("button", { name: /Revoke the key/ });
    button.click();
    expect(made(desk, "keys.revoke")).toBeUndefined();
    await hold(button);
    await waitFor(() => expect(screen.getAllByText(/^Revoked /)).toHaveLength(2));
  });
});

describe("limits", () => {
  const open = async (): Promise<Desk> => {
    const desk = openDesk({ path: "settings/limits" });
    await screen.findByText("WURK: list submissions");
    return desk;
  };

  it("are each shown with their default, and saved as they are written", async () => {
    const desk = await open();
    expect(screen.getAllByText("Default: 6 in 1 min")).toHaveLength(1);
    expect(screen.getByText("Default: 100")).toBeTruthy();
    expect(screen.getByText("Default: 50 MiB")).toBeTruthy();
    expect(document.body.textContent).not.toMatch(/limits\.|keys\.|webhooks\./);
    write("WURK: list submissions: How many", "60");
    await press("Save");
    expect(await screen.findByText("Limit saved.")).toBeTruthy();
    expect(made(desk, "limits.set")).toEqual({
      name: "wurkSubmissions",
      value: { max: 60, windowMs: 60_000 },
    });
    write("Largest file", "2");
    write("Largest file: Unit", "GIB");
    await press("Save");
    await waitFor(() =>
      expect(made(desk, "limits.set")).toEqual({ name: "maxFileBytes", value: 2 * 1024 ** 3 }),
    );
  });

  it("take their default again", async () => {
    const desk = await open();
    await press("Use the default for: Uploads");
    await waitFor(() => expect(made(desk, "limits.set")).toEqual({ name: "workerUploads", value: null }));
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>("Uploads: How many").value).toBe("120"),
    );
  });

  it("say what scoring cost each owner, and take a budget and no budget", async () => {
    const desk = await open();
    expect(await screen.findByText(/412 credits used this month/)).toBeTruthy();
    expect(screen.getByText(/The budget is used up/)).toBeTruthy();
    write("Credits a month of This desk", "500");
    await press("Save");
    expect(await screen.findByText("Budget saved.")).toBeTruthy();
    expect(made(desk, "credits.setBudget")).toEqual({ ownerName: "This desk", monthlyCredits: 500 });
    write("Credits a month of acme", "");
    await press("Save");
    await waitFor(() =>
      expect(made(desk, "credits.setBudget")).toEqual({ ownerName: "acme", monthlyCredits: null }),
    );
    await waitFor(() => expect(screen.queryByText(/The budget is used up/)).toBeNull());
  });

  it("say what cannot be, and which were set at the start", async () => {
    const desk = await open();
    write("Submissions", "many");
    expect(await screen.findByText("Write a whole number.")).toBeTruthy();
    write("Submissions", "0");
    await press("Save");
    expect(await screen.findByText(/1 to 1,000,000 submissions/)).toBeTruthy();
    expect(desk.calls.filter(([call]) => call === "limits.set")).toHaveLength(1);
    expect(screen.getByText(/Set at the start/)).toBeTruthy();
    expect(screen.queryByLabelText("WURK: create a job: How many")).toBeNull();
  });
});

describe("webhooks", () => {
  const open = async (): Promise<Desk> => {
    const desk = openDesk({ path: "settings/webhooks" });
    await screen.findByRole("button", { name: /^Delete https/ });
    return desk;
  };

  it("are added with the kinds of events that were chosen, and the secret is shown once", async () => {
    const desk = await open();
    await press("New endpoint");
    const dialog = await screen.findByRole("dialog");
    await press("Add endpoint", dialog);
    expect(await within(dialog).findByText("Write the address.")).toBeTruthy();
    write("Address", "https://example.org/hook");
    within(dialog)
      .getByRole("checkbox", { name: /Everything/ })
      .click();
    (await within(dialog).findByRole("checkbox", { name: "Winners chosen" })).click();
    within(dialog)
      .getByRole("switch", { name: /local network/ })
      .click();
    await press("Add endpoint", dialog);
    expect((await screen.findByLabelText("Secret")).textContent).toMatch(/^whsec_/);
    expect(made(desk, "webhooks.create")).toEqual({
      ownerName: "This desk",
      url: "https://example.org/hook",
      events: ["job.winners_chosen"],
      allowPrivate: true,
    });
    await press("I have copied it");
    expect(await screen.findByText("https://example.org/hook")).toBeTruthy();
  });

  it("show the service's sentence where an address is refused", async () => {
    await open();
    await press("New endpoint");
    const dialog = await screen.findByRole("dialog");
    write("Address", "http://example.org/hook");
    await press("Add endpoint", dialog);
    expect((await within(dialog).findByRole("alert")).textContent).toContain("https://");
  });

  it("are given a new secret, and deleted only when the button was held", async () => {
    const desk = await open();
    await press(/^New secret for/);
    await press("Make a new secret", await screen.findByRole("alertdialog"));
    expect(await screen.findByLabelText("Secret")).toBeTruthy();
    await press("I have copied it");
    await press(/^Delete https/);
    await hold(
      within(await screen.findByRole("alertdialog")).getByRole("button", { name: /Delete the endpoint/ }),
    );
    await waitFor(() => expect(made(desk, "webhooks.delete")).toBeDefined());
    expect(await screen.findByText(/No program is told yet/)).toBeTruthy();
  });

  it("show what was sent with its state, by state, and send it again", async () => {
    const desk = await open();
    const closed = (await screen.findByText("Job closed")).closest("tr")!;
    expect(closed.textContent).toContain("Given up");
    expect(closed.textContent).toContain("The receiver answered 500.");
    screen.getByRole("radio", { name: "Given up" }).click();
    await waitFor(() => expect(screen.queryByText("Submission scored")).toBeNull());
    await press(/^Replay Job closed/);
    expect(await screen.findByText("It is sent again.")).toBeTruthy();
    expect(made(desk, "webhooks.replay")).toBeDefined();
  });
});
