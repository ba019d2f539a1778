import { create } from "zustand";
import { DEFAULT_PREFERENCES, type Preferences } from "#shared/contract/preferences.ts";
import { call } from "../bridge/call.ts";
import { showError } from "./toasts.ts";

/** Habits of this desk as this window shows them: kept by main, the same in all windows. */
export const usePreferences = create<Preferences>(() => DEFAULT_PREFERENCES);

/** What main says they are: when the window opens, and whenever another window changed one. */
export const takePreferences = (preferences: Preferences): void => usePreferences.setState(preferences);

/** Shown at once; goes back with a sentence where it could not be kept. */
export const changePreferences = (changes: Partial<Preferences>): void => {
  const before = usePreferences.getState();
  usePreferences.setState(changes);
  call("preferences.set", changes).catch((error: unknown) => {
    usePreferences.setState(before);
    showError(error);
  });
};
