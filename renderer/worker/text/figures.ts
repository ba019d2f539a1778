/** The service counts its limits in powers of two. */
const KILO = 1024;
const MEGA = KILO * KILO;

const whole = new Intl.NumberFormat();
const oneDecimal = new Intl.NumberFormat(undefined, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
/** The service counts in US cents. */
const money = new Intl.NumberFormat(undefined, { style: "currency", currency: "USD" });

export const showNumber = (value: number): string => whole.format(value);

/** "3.1 MB", "640 kB". */
export const showBytes = (bytes: number): string => {
  if (bytes >= 10 * MEGA) return `${whole.format(Math.round(bytes / MEGA))} MB`;
  if (bytes >= MEGA) return `${oneDecimal.format(bytes / MEGA)} MB`;
  return `${whole.format(Math.ceil(bytes / KILO))} kB`;
};

export const showCents = (cents: number): string => money.format(cents / 100);

/** "#0414". */
export const showEntryNumber = (number: number): string => `#${String(number).padStart(4, "0")}`;

export const showPercent = (share: number): number => Math.floor(share * 100);
