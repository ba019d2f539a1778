import { go, goUp, type Route } from "../state/route.ts";
import { t as desk } from "../ui/text.ts";
import { t } from "./text.ts";
import { useCommands } from "./use-commands.ts";

interface Everywhere {
  readonly route: Route;
  readonly showKeys: () => void;
  readonly showPalette: () => void;
}

/** The commands that work on every screen. */
export const useEverywhere = ({ route, showKeys, showPalette }: Everywhere): void => {
  useCommands(desk("keys.everywhere"), [
    {
      id: "palette",
      title: t("everywhere.palette"),
      keys: ["$mod+k"],
      whileTyping: true,
      run: showPalette,
    },
    { id: "keys", title: desk("keys.these"), keys: ["[Shift]+?"], shown: ["?"], run: showKeys },
    { id: "go.inbox", title: desk("keys.goInbox"), keys: ["g i"], run: () => go({ screen: "inbox" }) },
    { id: "go.jobs", title: desk("keys.goJobs"), keys: ["g j"], run: () => go({ screen: "jobs" }) },
    {
      id: "go.insights",
      title: desk("keys.goInsights"),
      keys: ["g n"],
      run: () => go({ screen: "insights" }),
    },
    {
      id: "go.coverage",
      title: desk("keys.goCoverage"),
      keys: ["g m"],
      run: () => go({ screen: "coverage", jobId: null }),
    },
    {
      id: "go.settings",
      title: desk("keys.goSettings"),
      keys: ["g s"],
      run: () => go({ screen: "settings", section: "general" }),
    },
    {
      id: "back",
      title: desk("keys.back"),
      keys: ["Escape"],
      run: goUp,
      when: () => route.screen !== "inbox",
    },
    { id: "app.newJob", title: t("everywhere.newJob"), keys: [], run: () => go({ screen: "new-job" }) },
    {
      id: "app.changeKeys",
      title: t("everywhere.changeKeys"),
      keys: [],
      run: () => go({ screen: "settings", section: "keys" }),
    },
  ]);
};
