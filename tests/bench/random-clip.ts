/** Models of true size with random weights, made once and kept in the cache folder. */
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { writeRandomClip, type RandomClip } from "../../scripts/random-clip/write-random-clip.ts";
import { cacheFolder } from "../../scripts/setup/paths.mjs";

const folderOf = async (name: string, what: RandomClip): Promise<string> => {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${String(process.pid)}`;
  await writeRandomClip(unfinished, what);
  await rename(unfinished, folder).catch(() => rm(unfinished, { recursive: true }));
  return folder;
};

/** The 8-bit form alone, as the model that is offered for download has it (155 MB). */
export const quantizedClip = (): Promise<string> =>
  folderOf("random-clip-quantized", { forms: ["quantized"] });

/** 32-bit, also with both halves in one file, as transformers.js's pipelines load it unasked (1.2 GB). */
export const exactClip = (): Promise<string> => folderOf("random-clip-fp32", { forms: ["fp32"], both: true });
