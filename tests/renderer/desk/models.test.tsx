import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { openDesk } from "./desk.tsx";

afterEach(cleanup);

const openModels = async () => {
  const desk = openDesk({ path: "settings/model", model: "none" });
  await screen.findByRole("heading", { name: "CLIP ViT-B/32" });
  return desk;
};

describe("Settings, Model", () => {
  it("downloads with progress, pauses, goes on and cancels", async () => {
    await openModels();
    screen.getByRole("button", { name: "Download (156 MB)" }).click();
    await screen.findByText("52.0 MB of 156 MB, 2.0 MB a second, about 52 s left");
    expect(screen.getByRole("progressbar", { name: "Download CLIP ViT-B/32" })).toBeTruthy();
    screen.getByRole("button", { name: "Pause" }).click();
    await screen.findByText("Paused");
    screen.getByRole("button", { name: "Go on" }).click();
    await screen.findByText("Downloading");
    screen.getByRole("button", { name: "Cancel" }).click();
    await screen.findByRole("button", { name: "Download (156 MB)" });
  });

  it("imports, checks, and says why what is in use cannot be removed", async () => {
    const desk = await openModels();
    screen.getAllByRole("button", { name: "Import a zip" })[0]?.click();
    await screen.findByText("CLIP ViT-B/32 is imported.");
    expect(desk.calls).toContainEqual(["models.import", { from: "zip" }]);
    (await screen.findByRole("button", { name: "Check files" })).click();
    await screen.findByText("tokenizer.json is missing.");
    screen.getByRole("button", { name: "Remove CLIP ViT-B/32" }).click();
    const dialog = await screen.findByRole("alertdialog");
    within(dialog).getByText(
      "It is in use, and there is no other model. Download or import another one first.",
    );
    within(dialog).getByRole("button", { name: "Remove the model" }).click();
    await within(dialog).findByText(/no other model to take over\.$/);
  });

  it("takes a mirror's address, and says what is wrong with one", async () => {
    await openModels();
    const field = screen.getByLabelText("Download address");
    fireEvent.change(field, { target: { value: "nonsense" } });
    screen.getByRole("button", { name: "Save" }).click();
    await screen.findByText("This is no address.");
    fireEvent.change(field, { target: { value: "https://mirror.example" } });
    screen.getByRole("button", { name: "Save" }).click();
    await screen.findByText("Address saved.");
    (await screen.findByRole("button", { name: "Use the usual one" })).click();
    await waitFor(() =>
      expect(screen.getByLabelText<HTMLInputElement>("Download address").value).toBe("https://hub.example"),
    );
  });
});
