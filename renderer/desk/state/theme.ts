import { useEffect } from "react";
import type { AppInfo } from "#shared/contract/desk-views.ts";

export type Theme = AppInfo["theme"];

const LIGHT_SYSTEM = "(prefers-color-scheme: light)";

const show = (theme: Theme): void => {
  const light = theme === "light" || (theme === "system" && window.matchMedia(LIGHT_SYSTEM).matches);
  document.documentElement.dataset["theme"] = light ? "light" : "dark";
};

/** Puts the chosen theme on the page, and follows the system's where that was chosen. */
export const useShownTheme = (theme: Theme): void => {
  useEffect(() => {
    show(theme);
    if (theme !== "system") return;
    const media = window.matchMedia(LIGHT_SYSTEM);
    const follow = (): void => show("system");
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, [theme]);
};
