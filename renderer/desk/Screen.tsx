import { Component, lazy, Suspense, type ReactNode } from "react";
import { useDeskQuery } from "./bridge/queries.ts";
import { FirstRunScreen } from "./features/first-run/FirstRunScreen.tsx";
import { InboxScreen } from "./features/inbox/InboxScreen.tsx";
import type { Route } from "./state/route.ts";
import { Centred, ErrorState, LoadingState } from "./ui/States.tsx";
import { t } from "./ui/text.ts";

// The first screen comes with the page. Every other is a file of its own, loaded when it is first shown.
const JobsScreen = lazy(async () => ({
  default: (await import("./features/jobs/JobsScreen.tsx")).JobsScreen,
}));
const InsightsScreen = lazy(async () => ({
  default: (await import("./features/insights/InsightsScreen.tsx")).InsightsScreen,
}));
const NewJobScreen = lazy(async () => ({
  default: (await import("./features/new-job/NewJobScreen.tsx")).NewJobScreen,
}));
const BriefScreen = lazy(async () => ({
  default: (await import("./features/job/BriefScreen.tsx")).BriefScreen,
}));
const ResultsScreen = lazy(async () => ({
  default: (await import("./features/job/ResultsScreen.tsx")).ResultsScreen,
}));
const TriageScreen = lazy(async () => ({
  default: (await import("./features/triage/TriageScreen.tsx")).TriageScreen,
}));
const PickScreen = lazy(async () => ({
  default: (await import("./features/pick/PickScreen.tsx")).PickScreen,
}));
const CoverageScreen = lazy(async () => ({
  default: (await import("./features/coverage/CoverageScreen.tsx")).CoverageScreen,
}));
const SettingsScreen = lazy(async () => ({
  default: (await import("./features/settings/SettingsScreen.tsx")).SettingsScreen,
}));

/** What the route names. A screen that fails takes neither the frame nor the other screens with it. */
export const Screen = ({ route }: { readonly route: Route }) => (
  <Failing key={route.screen === "job" ? `${route.jobId} ${route.tab}` : route.screen}>
    <Suspense fallback={<LoadingState>{t("common.opening")}</LoadingState>}>
      <ScreenOf route={route} />
    </Suspense>
  </Failing>
);

const ScreenOf = ({ route }: { readonly route: Route }) => {
  switch (route.screen) {
    case "inbox":
      return <Start />;
    case "jobs":
      return <JobsScreen />;
    case "insights":
      return <InsightsScreen />;
    case "new-job":
      return <NewJobScreen />;
    case "coverage":
      return <CoverageScreen jobId={route.jobId} />;
    case "settings":
      return <SettingsScreen section={route.section} />;
    case "job":
      switch (route.tab) {
        case "brief":
          return <BriefScreen jobId={route.jobId} />;
        case "triage":
          return <TriageScreen key={route.jobId} jobId={route.jobId} number={route.number} />;
        case "pick":
          return <PickScreen key={route.jobId} jobId={route.jobId} />;
        case "results":
          return <ResultsScreen jobId={route.jobId} />;
      }
  }
};

const Start = () => {
  const info = useDeskQuery("app.info", undefined).data;
  if (info === undefined) return null;
  return info.firstRun ? <FirstRunScreen info={info} /> : <InboxScreen />;
};

class Failing extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return (
      <Centred>
        <ErrorState
          title={t("common.screenFailed")}
          error={this.state.error}
          onRetry={() => this.setState({ error: null })}
        />
      </Centred>
    );
  }
}
