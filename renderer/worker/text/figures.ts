import { inLanguage } from "./formats.ts";

/** The service counts its limits in powers of two. */
const KILO = 1024;
const MEGA = KILO * KILO;

const whole = inLanguage((locale) => new Intl.NumberFormat(locale));
const decimals = (places: number) =>
  inLanguage(
    (locale) =>
      new Intl.NumberFormat(locale, { minimumFractionDigits: places, maximumFractionDigits: places }),
  );
const oneDecimal = decimals(1);
const twoDecimals = decimals(2);
const unit = (name: string, places: number) =>
  inLanguage(
    (locale) =>
      new Intl.NumberFormat(locale, {
        style: "unit",
        unit: name,
        unitDisplay: "short",
        minimumFractionDigits: places,
        maximumFractionDigits: places,
      }),
  );
const kilobytes = unit("kilobyte", 0);
const megabytes = unit("megabyte", 0);
const fineMegabytes = unit("megabyte", 1);
/** The service counts in US cents. */
const money = inLanguage((locale) => new Intl.NumberFormat(locale, { style: "currency", currency: "USD" }));

export const showNumber = (value: number): string => whole().format(value);
/** Rounded as the service rounds what it writes: 1.45 lies a little below itself. */
export const showOneDecimal = (value: number): string => oneDecimal().format(Number(value.toFixed(1)));
/** A likeness, with two decimals and a real minus sign. */
export const showLikeness = (value: number): string =>
  twoDecimals()
    .format(Number(value.toFixed(2)) + 0)
    .replace("-", "−");

/** Below it a decimal says something. */
const smallPercents = 9.95;
const percent = (places: number) =>
  inLanguage(
    (locale) =>
      new Intl.NumberFormat(locale, {
        style: "percent",
        minimumFractionDigits: places,
        maximumFractionDigits: places,
      }),
  );
const wholePercent = percent(0);
const finePercent = percent(1);

/** "12 %"; one decimal below ten per cent. */
export const showShare = (share: number): string => {
  const percents = share * 100;
  return percents > 0 && percents < smallPercents
    ? finePercent().format(Number(percents.toFixed(1)) / 100)
    : wholePercent().format(Math.round(percents) / 100);
};

/** "3.1 MB", "640 kB". */
export const showBytes = (bytes: number): string => {
  if (bytes >= 10 * MEGA) return megabytes().format(Math.round(bytes / MEGA));
  return bytes >= MEGA ? fineMegabytes().format(bytes / MEGA) : kilobytes().format(Math.ceil(bytes / KILO));
};

export const showCents = (cents: number): string => money().format(cents / 100);

/** "#0414". */
export const showEntryNumber = (number: number): string => `#${String(number).padStart(4, "0")}`;

export const showPercent = (share: number): number => Math.floor(share * 100);
