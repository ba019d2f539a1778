import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ENTRIES } from "../../helpers/entries.ts";

const ROOT = join(import.meta.dirname, "../..");

export const photo = (name: "astronaut" | "chelsea" | "coffee" | "rocket" | "hubble-deep-field"): string =>
  join(ROOT, "fixtures/photos", `${name}.jpg`);

export const PRACTICE_MODEL = join(ROOT, "../resources/models/practice");
export const PRACTICE_REF = { id: "practice", revision: "test", practice: true } as const;
export const CHILD_ENTRY = ENTRIES.scoring;

/** What the script that drew a picture knows of it. */
export interface Truth {
  readonly kind: "scene" | "blank" | "text";
  readonly object?: string;
  readonly colour?: string;
  readonly condition?: "normal" | "blurry" | "dark" | "overexposed" | "noisy";
  readonly count?: number;
}

export interface DrawnPicture {
  readonly path: string;
  readonly name: string;
  readonly truth: Truth;
}

export const drawnPictures = async (): Promise<readonly DrawnPicture[]> => {
  const folder = join(ROOT, "fixtures/drawn");
  const { pictures } = JSON.parse(await readFile(join(folder, "fixtures.json"), "utf8")) as {
    pictures: readonly { file: string; truth: Truth }[];
  };
  return pictures.map(({ file, truth }) => ({ path: join(folder, file), name: file, truth }));
};
