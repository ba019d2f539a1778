import { t } from "./text.ts";

/** 80.9 %; a dash where there is no rate. */
export const percentWords = (share: number | null): string =>
  share === null ? t("none") : `${(share * 100).toFixed(1)} %`;

/** 3.5; a dash where nothing was scored. */
export const starsWords = (stars: number | null): string => (stars === null ? t("none") : stars.toFixed(1));

const hours = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const days = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short" });
const HOUR_MS = 3_600_000;

/** How the beginning of a bucket is written below an axis: 14:00, or 18 May. */
export const bucketWords = (at: number, bucketMs: number): string =>
  (bucketMs <= HOUR_MS ? hours : days).format(at);

const month = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

/** 202603 is Mar 2026. */
export const monthWords = (yyyymm: number): string =>
  month.format(Date.UTC(Math.floor(yyyymm / 100), (yyyymm % 100) - 1, 1));
