import { create } from "zustand";
import type { JobId } from "#shared/domain/ids.ts";
import { SETTINGS_SECTIONS, type SettingsSection } from "./settings-sections.ts";

export const JOB_TABS = ["brief", "triage", "pick", "results"] as const;
export type JobTab = (typeof JOB_TABS)[number];

/** Where the desk is. Written in the address as `#/inbox`, `#/job/{id}/triage/413` and so on. */
export type Route =
  | { readonly screen: "inbox" }
  | { readonly screen: "jobs" }
  | { readonly screen: "insights" }
  | { readonly screen: "new-job" }
  /** Missed jobs, one after the other; without a job it opens the first. */
  | { readonly screen: "coverage"; readonly jobId: JobId | null }
  | {
      readonly screen: "job";
      readonly jobId: JobId;
      readonly tab: JobTab;
      /** A submission to stand on, where the tab shows submissions. */
      readonly number: number | null;
    }
  | { readonly screen: "settings"; readonly section: SettingsSection };

const INBOX: Route = { screen: "inbox" };

const oneOf = <T extends string>(all: readonly T[], text: string | undefined, otherwise: T): T =>
  all.find((item) => item === text) ?? otherwise;

/** Reads an address; what cannot be read is the inbox. */
export const parseRoute = (path: string): Route => {
  const [screen, first, second, third] = path.replace(/^#?\/*/, "").split("/");
  switch (screen) {
    case "jobs":
      return { screen: "jobs" };
    case "insights":
      return { screen: "insights" };
    case "new-job":
      return { screen: "new-job" };
    case "coverage":
      return { screen: "coverage", jobId: first === undefined || first === "" ? null : (first as JobId) };
    case "job": {
      if (first === undefined || first === "") return INBOX;
      const number = Number(third);
      return {
        screen: "job",
        jobId: first as JobId,
        tab: oneOf(JOB_TABS, second, "brief"),
        number: Number.isSafeInteger(number) && number > 0 ? number : null,
      };
    }
    case "settings":
      return { screen: "settings", section: oneOf(SETTINGS_SECTIONS, first, "general") };
    case undefined:
    default:
      return INBOX;
  }
};

export const pathOf = (route: Route): string => {
  switch (route.screen) {
    case "inbox":
    case "jobs":
    case "insights":
    case "new-job":
      return route.screen;
    case "coverage":
      return route.jobId === null ? "coverage" : `coverage/${route.jobId}`;
    case "settings":
      return `settings/${route.section}`;
    case "job":
      return `job/${route.jobId}/${route.tab}${route.number === null ? "" : `/${route.number}`}`;
  }
};

interface RouteState {
  readonly route: Route;
}

export const useRoute = create<RouteState>(() => ({ route: parseRoute(window.location.hash) }));

window.addEventListener("popstate", () => useRoute.setState({ route: parseRoute(window.location.hash) }));

export const go = (route: Route): void => {
  const path = `#/${pathOf(route)}`;
  if (path === window.location.hash) return;
  window.history.pushState(null, "", path);
  useRoute.setState({ route });
};

/** Opens an address that main or a link names. */
export const goTo = (path: string): void => go(parseRoute(path));

export const goToJob = (jobId: JobId, tab: JobTab = "brief", number: number | null = null): void =>
  go({ screen: "job", jobId, tab, number });

/** One level up: from a tab to the list of jobs, from anywhere else to the inbox. */
export const goUp = (): void => {
  const { route } = useRoute.getState();
  if (route.screen === "job")
    go(route.tab === "brief" ? { screen: "jobs" } : { ...route, tab: "brief", number: null });
  else go(INBOX);
};
