import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { useStaleAnswers } from "./bridge/events.ts";
import { useDeskQuery } from "./bridge/queries.ts";
import { listenForKeys } from "./commands/registry.ts";
import { useEverywhere } from "./commands/use-everywhere.ts";
import { Screen } from "./Screen.tsx";
import { useBlurredPage } from "./state/hidden.ts";
import { goTo, useRoute } from "./state/route.ts";
import { takePreferences } from "./state/preferences.ts";
import { useShownTheme } from "./state/theme.ts";
import { AppFrame } from "./ui/frame/AppFrame.tsx";
import { AskName } from "./ui/frame/AskName.tsx";

// With the texts of every screen's commands, so not with the first screen.
const KeySheet = lazy(async () => ({ default: (await import("./ui/frame/KeySheet.tsx")).KeySheet }));
const Palette = lazy(async () => ({ default: (await import("./commands/palette/Palette.tsx")).Palette }));

/** The desk: frame, screen, and the keys that work everywhere. */
export const App = ({ client }: { readonly client: QueryClient }) => (
  <QueryClientProvider client={client}>
    <Desk />
  </QueryClientProvider>
);

const Desk = () => {
  const route = useRoute((state) => state.route);
  const [over, setOver] = useState<"keys" | "palette" | null>(null);
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
  useBlurredPage(route.screen === "job" || route.screen === "coverage" ? route.jobId : null);
  useEffect(listenForKeys, []);
  useEverywhere({ route, showKeys: () => setOver("keys"), showPalette: () => setOver("palette") });
  return (
    <AppFrame route={route} onShowKeys={() => setOver("keys")} onShowPalette={() => setOver("palette")}>
      <Screen route={route} />
      {info?.actor === null && deciding && !nameLater && <AskName onLater={() => setNameLater(true)} />}
      <Suspense>
        {over === "keys" && <KeySheet onClose={() => setOver(null)} />}
        {over === "palette" && <Palette route={route} onClose={() => setOver(null)} />}
      </Suspense>
    </AppFrame>
  );
};
