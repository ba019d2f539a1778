import { useStore } from "zustand";
import { useSession } from "./session-context.ts";

/** Whether the browser keeps everything that is on its way, so that the page may be closed. */
export const useAllSafe = (): boolean =>
  useStore(useSession().queue.store, ({ entries }) => entries.every(({ safe }) => safe));
