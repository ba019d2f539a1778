import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useStaleAnswers } from "./bridge/events.ts";
import { useDeskQuery } from "./bridge/queries.ts";
import { listenForKeys } from "./commands/registry.ts";
import { useCommands } from "./commands/use-commands.ts";
import { Screen } from "./Screen.tsx";
import { go, goTo, goUp, useRoute } from "./state/route.ts";
import { takePreferences } from "./state/preferences.ts";
import { useShownTheme } from "./state/theme.ts";
import { AppFrame } from "./ui/frame/AppFrame.tsx";
import { AskName } from "./ui/frame/AskName.tsx";
import { KeySheet } from "./ui/frame/KeySheet.tsx";
import { t } from "./ui/text.ts";

/** The desk: frame, screen, and the keys that work everywhere. */
export const App = ({ client }: { readonly client: QueryClient }) => (
  <QueryClientProvider client={client}>
    <Desk />
  </QueryClientProvider>
);

const Desk = () => {
  const route = useRoute((state) => state.route);
  const [keysShown, setKeysShown] = useState(false);
  const [nameLater, setNameLater] = useState(false);
  const info = useDeskQuery("app.info", undefined).data;
  const deciding =
    route.screen === "coverage" ||
    (route.screen === "job" && (route.tab === "triage" || route.tab === "pick"));
  useShownTheme(info?.theme ?? "system");
  useStaleAnswers(goTo);
  const preferences = useDeskQuery("preferences.get", undefined).data;
  useEffect(() => {
    if (preferences !== undefined) takePreferences(preferences);
  }, [preferences]);
  useEffect(listenForKeys, []);
  useCommands(t("keys.everywhere"), [
    { id: "keys", title: t("keys.these"), keys: ["[Shift]+?"], shown: ["?"], run: () => setKeysShown(true) },
    { id: "go.inbox", title: t("keys.goInbox"), keys: ["g i"], run: () => go({ screen: "inbox" }) },
    { id: "go.jobs", title: t("keys.goJobs"), keys: ["g j"], run: () => go({ screen: "jobs" }) },
    { id: "go.insights", title: t("keys.goInsights"), keys: ["g n"], run: () => go({ screen: "insights" }) },
    {
      id: "go.coverage",
      title: t("keys.goCoverage"),
      keys: ["g m"],
      run: () => go({ screen: "coverage", jobId: null }),
    },
    {
      id: "go.settings",
      title: t("keys.goSettings"),
      keys: ["g s"],
      run: () => go({ screen: "settings", section: "general" }),
    },
    { id: "back", title: t("keys.back"), keys: ["Escape"], run: goUp, when: () => route.screen !== "inbox" },
  ]);
  return (
    <AppFrame route={route} onShowKeys={() => setKeysShown(true)}>
      <Screen route={route} />
      {info?.actor === null && deciding && !nameLater && <AskName onLater={() => setNameLater(true)} />}
      {keysShown && <KeySheet onClose={() => setKeysShown(false)} />}
    </AppFrame>
  );
};
