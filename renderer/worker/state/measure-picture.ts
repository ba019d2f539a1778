import type { Measure, Measured } from "./file-checks.ts";
import type { LookAnswer, LookRequest } from "./measure-worker.ts";

/** Opens a picture as the browser would show it (turned as its camera says) and lets go of it at once. */
const sizeAlone = async (file: File): Promise<Measured | null> => {
  try {
    const bitmap = await createImageBitmap(file);
    const size = { width: bitmap.width, height: bitmap.height, look: null };
    bitmap.close();
    return size;
  } catch {
    return null;
  }
};

/** A look takes well under a second; a thread that says nothing for so long has died of the picture. */
const patienceMs = 10_000;

/** Looks at pictures in a thread; where the browser has none for pictures, only their size is told. */
export const createMeasure = (): Measure => {
  if (typeof Worker === "undefined" || typeof OffscreenCanvas === "undefined") return sizeAlone;
  let thread: Worker | null = null;
  let last = 0;
  return async (file) => {
    thread ??= new Worker(new URL("./measure-worker.ts", import.meta.url), { type: "module" });
    const here = thread;
    last += 1;
    const id = last;
    const measured = await new Promise<Measured | null | "failed">((resolve) => {
      const timer = setTimeout(() => resolve("failed"), patienceMs);
      here.addEventListener("message", ({ data }: MessageEvent<LookAnswer>) => {
        if (data.id !== id) return;
        clearTimeout(timer);
        resolve(data.measured);
      });
      here.addEventListener("error", () => resolve("failed"), { once: true });
      const request: LookRequest = { id, file };
      here.postMessage(request);
    });
    if (measured !== "failed") return measured;
    here.terminate();
    thread = null;
    return sizeAlone(file);
  };
};
