import { useEffect, useRef, type ReactNode } from "react";
import type { Route } from "../../state/route.ts";
import { Toasts } from "../Toasts.tsx";
import { t } from "../text.ts";
import styles from "./Frame.module.css";
import { HintBar } from "./HintBar.tsx";
import { JobBar } from "./JobBar.tsx";
import { TitleBar } from "./TitleBar.tsx";

interface AppFrameProps {
  readonly route: Route;
  readonly onShowKeys: () => void;
  readonly onShowPalette: () => void;
  readonly children: ReactNode;
}

/** The window: title bar, the job's bar where there is a job, the screen, its keys. */
export const AppFrame = ({ route, onShowKeys, onShowPalette, children }: AppFrameProps) => {
  const main = useRef<HTMLElement>(null);
  const place = route.screen === "job" ? `${route.jobId} ${route.tab}` : route.screen;
  useEffect(() => {
    // A new screen: the focus of the old one is gone, and a screen reader should start at the new one.
    if (document.activeElement === null || document.activeElement === document.body)
      main.current?.focus({ preventScroll: true });
    main.current?.scrollTo(0, 0);
  }, [place]);
  return (
    <div className={styles.app}>
      <TitleBar route={route} onShowPalette={onShowPalette} />
      {route.screen === "job" && <JobBar jobId={route.jobId} tab={route.tab} />}
      <main ref={main} className={styles.main} tabIndex={-1} aria-label={t("frame.main")}>
        {children}
      </main>
      <HintBar onShowKeys={onShowKeys} />
      <Toasts />
    </div>
  );
};
