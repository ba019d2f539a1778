/** Limits as a person writes them: a whole number and a unit. */
import {
  GIB,
  isRateLimitName,
  KIB,
  type LimitName,
  type Limits,
  MIB,
  type RateLimit,
  TIB,
} from "#shared/domain/limits.ts";
import { HOUR, MINUTE, SECOND } from "#shared/lib/instant.ts";
import { formatCount } from "../../../ui/format/numbers.ts";
import { t } from "../text.ts";

type Value = Limits[LimitName];

export const TIME_UNITS = ["s", "m", "h"] as const;
export const SIZE_UNITS = ["KIB", "MIB", "GIB", "TIB"] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];
export type SizeUnit = (typeof SIZE_UNITS)[number];
export type Unit = TimeUnit | SizeUnit | "count";

const FACTORS: Readonly<Record<Unit, number>> = {
  s: SECOND,
  m: MINUTE,
  h: HOUR,
  KIB,
  MIB,
  GIB,
  TIB,
  count: 1,
};

/** What stands in the fields. A rate has a number of requests besides its time; an amount has none. */
export interface LimitForm {
  readonly max: string;
  readonly number: string;
  readonly unit: Unit;
}

const unitsOf = (name: LimitName): readonly Unit[] =>
  isRateLimitName(name) ? TIME_UNITS : name === "maxSubmissionsPerWorker" ? ["count"] : SIZE_UNITS;

/** The largest unit in which it is a whole number. */
const inUnits = (
  amount: number,
  units: readonly Unit[],
): { readonly number: string; readonly unit: Unit } => {
  const unit = units.findLast((each) => amount % FACTORS[each] === 0 && (amount > 0 || each === "GIB"));
  const shown = unit ?? units[0] ?? "count";
  return { number: String(amount / FACTORS[shown]), unit: shown };
};

const isRate = (value: Value): value is RateLimit => typeof value === "object";

export const formOf = (name: LimitName, value: Value): LimitForm =>
  isRate(value)
    ? { max: String(value.max), ...inUnits(value.windowMs, unitsOf(name)) }
    : { max: "", ...inUnits(value, unitsOf(name)) };

/** The value of the fields; null where they hold no whole number. Bounds are the service's to check. */
export const valueOf = (name: LimitName, form: LimitForm): Value | null => {
  const number = wholeNumber(form.number);
  if (number === null) return null;
  const amount = number * FACTORS[form.unit];
  if (!isRateLimitName(name)) return amount;
  const max = wholeNumber(form.max);
  return max === null ? null : { max, windowMs: amount };
};

const wholeNumber = (text: string): number | null => {
  const digits = text.replaceAll(/[\s,]/g, "");
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
};

export const sameValue = (a: Value, b: Value): boolean =>
  isRate(a) && isRate(b) ? a.max === b.max && a.windowMs === b.windowMs : a === b;

/** "6 in 1 min", "50 MiB", "100". */
export const limitWords = (name: LimitName, value: Value): string => {
  const { number, unit } = formOf(name, value);
  const count = formatCount(Number(number));
  const amount = unit === "count" ? count : `${count} ${t(`limits.units.${unit}`)}`;
  return isRate(value) ? t("limits.rate", { max: formatCount(value.max), time: amount }) : amount;
};
