import { useStore } from "zustand";
import { sameDestination } from "../state/draft.ts";
import type { Destination } from "../state/queue-entry.ts";
import { useSession } from "./session-context.ts";

const none: readonly File[] = [];

/** The files gathered for this destination so far. */
export const useGathered = (destination: Destination): readonly File[] => {
  const { draft } = useSession();
  return useStore(draft.store, (now) => (sameDestination(now.destination, destination) ? now.files : none));
};
