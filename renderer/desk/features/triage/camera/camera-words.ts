/** What a file says of its camera, in the words of photographers. */
import type { CameraFacts } from "#shared/domain/scoring/score.ts";
import { formatCount } from "../../../ui/format/numbers.ts";
import { t } from "./text.ts";

export type CameraRow = readonly [name: string, value: string];

/** "1/120 s" below a third of a second, as cameras show it. */
const exposureWords = (seconds: number): string =>
  seconds < 0.3
    ? t("fraction", { shown: formatCount(Math.round(1 / seconds)) })
    : t("seconds", { shown: String(Math.round(seconds * 10) / 10) });

const tenths = (value: number): string => String(Math.round(value * 10) / 10);

export const cameraRows = (facts: CameraFacts): readonly CameraRow[] => {
  const { camera, lens, exposureSeconds, aperture, iso, focalLength, hasLocation } = facts;
  const rows: readonly (CameraRow | null)[] = [
    camera === null ? null : [t("camera"), camera],
    lens === null ? null : [t("lens"), lens],
    exposureSeconds === null ? null : [t("exposure"), exposureWords(exposureSeconds)],
    aperture === null ? null : [t("aperture"), t("f", { shown: tenths(aperture) })],
    iso === null ? null : [t("iso"), String(Math.round(iso))],
    focalLength === null ? null : [t("focal"), t("mm", { shown: tenths(focalLength) })],
    [t("location"), t(hasLocation ? "hasLocation" : "noLocation")],
  ];
  return rows.filter((row) => row !== null);
};
