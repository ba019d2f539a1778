/** Reads what somebody says of a folder of pictures: labels.json, labels.csv, or the folders' own names. */
import { readdir, readFile } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import * as z from "zod";
import { withArticle } from "#shared/domain/scoring/subject-prompts.ts";

export interface Label {
  /** Path below the folder, with slashes. */
  readonly file: string;
  readonly prompts: readonly string[];
  /** `good`, `bad`, or the reject reason of the fault; null: not said. */
  readonly quality: string | null;
}

/** A sentence for the person who called. */
export class LabelsError extends Error {}

const QUALITIES = ["good", "bad", "blurred", "too_dark", "overexposed", "noisy"] as const;
const PICTURES = [".jpg", ".jpeg", ".png", ".webp", ".avif"];

const Quality = z.enum(QUALITIES).nullable();
const Json = z.array(
  z.object({ file: z.string().min(1), prompts: z.array(z.string().min(1)), quality: Quality }),
);

const readText = (path: string): Promise<string | null> => readFile(path, "utf8").catch(() => null);

const fromJson = (text: string): readonly Label[] => {
  try {
    return Json.parse(JSON.parse(text));
  } catch (cause) {
    throw new LabelsError(
      `labels.json is not a list of { "file", "prompts": [...], "quality": ${QUALITIES.join(" | ")} | null }.`,
      { cause },
    );
  }
};

/** One line a picture: file, prompts with | between them, quality. No field may hold a comma. */
const fromCsv = (text: string): readonly Label[] => {
  const [head, ...lines] = text.split(/\r?\n/u).filter((line) => line.trim() !== "");
  if (head?.trim() !== "file,prompts,quality") {
    throw new LabelsError("labels.csv must begin with the line file,prompts,quality.");
  }
  return lines.map((line, index) => {
    const [file = "", prompts = "", quality = ""] = line.split(",").map((field) => field.trim());
    const parsed = Quality.safeParse(quality === "" ? null : quality);
    if (file === "" || !parsed.success) {
      throw new LabelsError(`Line ${String(index + 2)} of labels.csv is not file,prompts,quality: ${line}`);
    }
    return { file, prompts: prompts.split("|").filter((prompt) => prompt !== ""), quality: parsed.data };
  });
};

/** A folder's name as a prompt: `red car` is "a photo of a red car"; what speaks of a photo stands as it is. */
const promptOf = (folder: string): string =>
  /\b(?:photo|picture|image|screenshot)\b/iu.test(folder) ? folder : `a photo of ${withArticle(folder)}`;

/** `red car/good/1.jpg`; the middle folder may be left out, and says nothing then. */
const fromFolders = async (folder: string): Promise<readonly Label[]> => {
  const files = (await readdir(folder, { recursive: true }))
    .map((file) => file.split(sep).join("/"))
    .filter((file) => PICTURES.includes(extname(file).toLowerCase()))
    .sort();
  return files.flatMap((file): Label[] => {
    const [subject, middle, ...rest] = file.split("/");
    if (subject === undefined || middle === undefined) return [];
    const quality = rest.length === 0 ? null : Quality.safeParse(middle);
    if (quality !== null && !quality.success) {
      throw new LabelsError(`${file} lies in “${middle}”, which is none of ${QUALITIES.join(", ")}.`);
    }
    return [{ file, prompts: [promptOf(subject)], quality: quality?.data ?? null }];
  });
};

/** Throws a LabelsError when there is nothing to read or what is there cannot be read. */
export const readLabels = async (folder: string): Promise<readonly Label[]> => {
  const [json, csv] = [
    await readText(join(folder, "labels.json")),
    await readText(join(folder, "labels.csv")),
  ];
  const labels =
    json !== null ? fromJson(json) : csv !== null ? fromCsv(csv) : await fromFolders(folder).catch(rethrow);
  if (labels.length === 0) {
    throw new LabelsError(`${folder} holds no labels.json, no labels.csv, and no folders named by prompts.`);
  }
  return labels;
};

const rethrow = (cause: unknown): never => {
  if (cause instanceof LabelsError) throw cause;
  throw new LabelsError("That folder cannot be read.", { cause });
};
