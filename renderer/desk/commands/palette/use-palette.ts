import { useState } from "react";
import { useDeskQuery } from "../../bridge/queries.ts";
import { usePreferences } from "../../state/preferences.ts";
import type { Route } from "../../state/route.ts";
import { KNOWN_COMMANDS } from "../catalogue.ts";
import { placeName } from "../places.ts";
import { useCommandLayers } from "../registry.ts";
import { t } from "../text.ts";
import { commandGroups, type Entry, type Group, offeredCommands } from "./entries.ts";
import { matchOf } from "./rank.ts";

const MOST_JOBS = 6;
const goEntry = (key: string, title: string, detail: string | null, to: string): Entry => ({
  ...{ key, title, detail, keys: null, shown: undefined, cause: null },
  match: { score: 0, ranges: [] },
  act: { type: "go", to },
});

/** What is offered for what is typed: commands, jobs by title or code, a photo of this job by its number. */
export const usePaletteGroups = (sought: string, route: Route): readonly Group[] => {
  const { keymap, recentCommands } = usePreferences();
  // As it was when the palette opened: conditions are asked once, and its own layer is not among them.
  const [offered] = useState(() =>
    offeredCommands(
      useCommandLayers.getState().all.filter((layer) => !layer.modal),
      KNOWN_COMMANDS,
      keymap,
      { notHere: (place) => t("palette.notHere", { place: placeName(place) }), notNow: t("palette.notNow") },
    ),
  );
  const jobs = useJobEntries(sought);
  const photos = usePhotoEntries(sought, route);
  const { first, elsewhere } = commandGroups(offered, sought, recentCommands, {
    recent: t("palette.recent"),
    subject: (subject) => t("palette.for", { subject }),
    here: t("palette.here"),
    everywhere: t("palette.everywhere"),
    elsewhere: t("palette.elsewhere"),
  });
  const places: readonly Group[] = [
    { title: t("palette.photos"), entries: photos },
    ...first,
    { title: t("palette.jobs"), entries: jobs },
    elsewhere,
  ];
  return places.filter(({ entries }) => entries.length > 0);
};

const useJobEntries = (sought: string): readonly Entry[] => {
  const words = sought.trim().replace(/^#/, "");
  const jobs = useDeskQuery(
    "jobs.list",
    { group: "all", words, sort: "deadline", after: null, limit: MOST_JOBS },
    { enabled: words !== "", keepPrevious: true },
  ).data?.jobs;
  if (words === "" || jobs === undefined) return [];
  return jobs
    .flatMap((job) => {
      const match = matchOf(words, job.title);
      return match === null ? [] : [{ ...goEntry(job.id, job.title, null, `job/${job.id}/brief`), match }];
    })
    .sort((a, b) => b.match.score - a.match.score)
    .slice(0, MOST_JOBS);
};

const usePhotoEntries = (sought: string, route: Route): readonly Entry[] => {
  const number = Number(/^\s*#?(\d{1,7})\s*$/.exec(sought)?.[1] ?? 0);
  const jobId = route.screen === "job" ? route.jobId : null;
  const ask = jobId !== null && number > 0;
  // Asked for only where there is a job and a number; until then any job's would do.
  const rows = useDeskQuery(
    "triage.rows",
    { jobId: jobId ?? "", numbers: [Math.max(1, number)] },
    { enabled: ask },
  );
  if (!ask || rows.data === undefined) return [];
  const found = rows.data.length > 0;
  const title = found ? t("palette.open", { number }) : t("palette.noPhoto", { number });
  const entry = goEntry(
    `photo ${String(number)}`,
    title,
    found ? t("palette.inJob") : null,
    `job/${jobId}/triage/${String(number)}`,
  );
  return [found ? entry : { ...entry, cause: "" }];
};
