import { screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { PSEUDO, pseudo } from "../../helpers/pseudo-locale.ts";
import { speakDesk } from "../../../renderer/desk/ui/desk-language.ts";
import { openDesk } from "./desk.tsx";

/** Digits, names of keys and what a person or a job said are the same in every language. */
const untranslated = (elements: readonly Element[]): readonly string[] =>
  elements
    .map((one) => (one.getAttribute("aria-label") ?? one.textContent).trim())
    .filter((text) => /\p{L}{3}/u.test(text) && !text.includes("⟦"));

test("the desk speaks another language as soon as it is given one, on every screen that is loaded then", async () => {
  speakDesk(PSEUDO, pseudo);
  openDesk({ path: "settings/general" });
  const title = await screen.findByRole("heading", { level: 1 });
  expect(title.textContent).toMatch(/^⟦.+⟧$/);
  expect(untranslated(screen.getAllByRole("heading"))).toEqual([]);
  const links = untranslated(screen.getAllByRole("link"));
  expect(links).toEqual([]);
});
