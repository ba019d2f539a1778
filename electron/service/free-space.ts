import type { FileStore, Ports } from "./ports.ts";

/** What nobody fills in a second. */
const PLENTY_BYTES = 1024 ** 3;
const REMEMBERED_MS = 1000;

const measured = new WeakMap<FileStore, { readonly free: number; readonly at: number }>();

/**
 * Whether an upload may begin. The disk is asked for every one of them only when there is little room: with plenty,
 * an answer holds for a second.
 */
export const hasFreeSpace = async ({ files, settings }: Ports): Promise<boolean> => {
  const now = performance.now();
  const last = measured.get(files);
  if (
    last !== undefined &&
    now - last.at < REMEMBERED_MS &&
    last.free >= settings.minFreeBytes + PLENTY_BYTES
  ) {
    return true;
  }
  const free = await files.freeBytes();
  measured.set(files, { free, at: now });
  return free >= settings.minFreeBytes;
};
