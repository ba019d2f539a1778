import { createContext, use, useSyncExternalStore } from "react";
import { useStore } from "zustand";
import type { TriageRowView } from "#shared/contract/desk-views.ts";
import type { TriageSession } from "./state/session.ts";
import type { TriageState } from "./state/triage-state.ts";

export const SessionContext = createContext<TriageSession | null>(null);

export const useSession = (): TriageSession => {
  const session = use(SessionContext);
  if (session === null) throw new Error("There is no triage session here.");
  return session;
};

/** A part of what the screen remembers; renders again only when that part changes. */
export const useTriage = <T>(read: (state: TriageState) => T): T => useStore(useSession().store, read);

/** The row of a number as it is shown, changes that wait for main included; null while it is not read. */
export const useRow = (number: number | null): TriageRowView | null => {
  const { rows } = useSession();
  return useSyncExternalStore(
    (listener) => (number === null ? () => undefined : rows.subscribe(number, listener)),
    () => (number === null ? null : rows.get(number)),
  );
};
