import { createContext, use } from "react";
import { useStore } from "zustand";
import type { JobDetail, TriageRowView } from "#shared/contract/desk-views.ts";
import type { PickView } from "#shared/contract/pick-calls.ts";
import type { Pool } from "../model/pool.ts";
import type { PickActions } from "./pick-actions.ts";
import type { PickState, PickStore } from "./pick-store.ts";

export interface PickDesk {
  readonly job: JobDetail;
  readonly view: PickView;
  readonly pool: Pool;
  readonly rows: ReadonlyMap<number, TriageRowView>;
  readonly store: PickStore;
  readonly actions: PickActions;
  /** Shows more of the best; null where that is all. */
  readonly more: (() => void) | null;
}

export const PickContext = createContext<PickDesk | null>(null);

export const usePick = (): PickDesk => {
  const desk = use(PickContext);
  if (desk === null) throw new Error("There is nothing to pick here.");
  return desk;
};

export const usePickState = <T>(read: (state: PickState) => T): T => useStore(usePick().store, read);
