import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { ImportSource } from "./import-source.ts";

/** A model folder as it lies on a disk; its own files and those in onnx/, nothing deeper. */
export const openFolder = async (path: string): Promise<ImportSource> => {
  const files = new Map<string, number>();
  for (const below of ["", "onnx"]) {
    const names = await readdir(join(path, below)).catch(() => []);
    for (const name of names) {
      const found = await stat(join(path, below, name)).catch(() => null);
      if (found?.isFile() === true) files.set(below === "" ? name : `${below}/${name}`, found.size);
    }
  }
  return {
    title: basename(path),
    files,
    open: (file) => Promise.resolve(createReadStream(join(path, ...file.split("/")))),
    close: () => undefined,
  };
};
