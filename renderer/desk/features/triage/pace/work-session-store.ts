import { create } from "zustand";
import { persist } from "zustand/middleware";
import { usePreferences } from "../../../state/preferences.ts";
import { showToast } from "../../../state/toasts.ts";
import { t } from "./text.ts";
import { isBreakDue, withDecided, type WorkSession } from "./work-session.ts";

/** The session of this desk; a reload of the window goes on with it. */
export const useWorkSession = create<{ readonly session: WorkSession | null }>()(
  persist((): { readonly session: WorkSession | null } => ({ session: null }), { name: "winnow.session" }),
);

export const startSessionAnew = (): void => {
  useWorkSession.setState({ session: null });
};

/** Counts decisions that main has made, and speaks of a break where one is due. Nothing is held up by it. */
export const recordDecided = (count: number, overrides: number): void => {
  const at = Date.now();
  const session = withDecided(useWorkSession.getState().session, { at, count, overrides });
  const { breakAfter } = usePreferences.getState();
  const due = isBreakDue(session, breakAfter);
  useWorkSession.setState({ session: due ? { ...session, remindedAt: at } : session });
  if (due) showToast(t("breakDue", { count: breakAfter ?? 0 }));
};
