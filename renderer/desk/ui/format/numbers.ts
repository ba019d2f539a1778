const whole = new Intl.NumberFormat("en");
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** 1,250. */
export const formatCount = (count: number): string => whole.format(count);

/** 1,250 up to 9,999, then 12.5K: for narrow places; the exact count goes into the tooltip. */
export const formatShortCount = (count: number): string =>
  count < 10_000 ? whole.format(count) : compact.format(count);

/** #0413: at least four digits. */
export const formatNumber = (number: number): string => `#${String(number).padStart(4, "0")}`;

/** 3.5 MB, 212 GB. */
export const formatBytes = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(bytes < 100_000_000 ? 1 : 0)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(bytes < 100_000_000_000 ? 1 : 0)} GB`;
};
