import { create } from "zustand";
import { persist } from "zustand/middleware";

interface Preferences {
  /** Whether one press of a letter acts. */
  readonly singleKeys: boolean;
}

/** Habits of this desk, kept on this computer. */
export const usePreferences = create<Preferences>()(
  persist((): Preferences => ({ singleKeys: true }), { name: "winnow.preferences" }),
);

export const setSingleKeys = (on: boolean): void => {
  usePreferences.setState({ singleKeys: on });
};
