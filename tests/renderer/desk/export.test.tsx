import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { jobPath, openDesk, press } from "./desk.tsx";

it("exports a job by E: count and size first, pictures only in a ZIP, then how far it is", async () => {
  const desk = openDesk({ path: jobPath(1, "brief") });
  await screen.findByRole("heading", { name: "Export" });
  press("e");
  expect(await screen.findByText(/submissions · [\d,]+ files, .+ as they were sent/)).toBeTruthy();
  expect(screen.queryByRole("radiogroup", { name: "Pictures" })).toBeNull();
  fireEvent.click(screen.getByRole("radio", { name: "ZIP with pictures" }));
  expect(screen.getByRole("radiogroup", { name: "Pictures" })).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Choose where" }));
  expect(await screen.findByText("k3fm82qa.zip is saved.")).toBeTruthy();
  await waitFor(() =>
    expect(desk.calls.find(([call]) => call === "export.start")?.[1]).toMatchObject({
      format: "zip",
      pictures: "copies",
      workers: false,
    }),
  );
});
