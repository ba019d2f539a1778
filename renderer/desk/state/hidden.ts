import { useEffect } from "react";
import type { JobId } from "#shared/domain/ids.ts";
import { changePreferences, usePreferences } from "./preferences.ts";

/** Whether this desk does not want to know who sent something. */
export const useBlind = (): boolean => usePreferences(({ blind }) => blind);

export const toggleBlind = (): void => changePreferences({ blind: !usePreferences.getState().blind });

/** Whether pictures of this job, or of any, are blurred until one looks at them. */
export const useBlurred = (jobId: JobId | null): boolean =>
  usePreferences(({ blurAll, blurredJobs }) => blurAll || (jobId !== null && blurredJobs.includes(jobId)));

export const toggleBlur = (jobId: JobId): void => {
  const { blurredJobs } = usePreferences.getState();
  const others = blurredJobs.filter((each) => each !== jobId);
  changePreferences({ blurredJobs: others.length < blurredJobs.length ? others : [...others, jobId] });
};

/** Blurs what the page shows, dialogs over it too: the rule stands in base.css. */
export const useBlurredPage = (jobId: JobId | null): void => {
  const blurred = useBlurred(jobId);
  useEffect(() => {
    document.documentElement.toggleAttribute("data-blur", blurred);
  }, [blurred]);
};
