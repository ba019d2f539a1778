/** Limits as the command line and `WINNOW_LIMITS` write them: `wurkSubmissions=60/1m`, `maxFileBytes=100MiB`. */
import {
  GIB,
  isAmountName,
  isRateLimitName,
  KIB,
  LIMIT_NAMES,
  type LimitName,
  limitProblem,
  type Limits,
  MIB,
  TIB,
} from "#shared/domain/limits.ts";
import { AppError } from "#shared/lib/app-error.ts";
import { DAY, HOUR, MINUTE, SECOND } from "#shared/lib/instant.ts";

const TIMES: Readonly<Record<string, number>> = { s: SECOND, m: MINUTE, h: HOUR, d: DAY };
const SIZES: Readonly<Record<string, number>> = { "": 1, KIB, MIB, GIB, TIB };

/** Later entries stand above earlier ones. Anything wrong is an AppError `invalid_setting` with a sentence. */
export const readLimits = (entries: readonly string[]): Partial<Limits> =>
  Object.fromEntries(entries.map(readLimit));

const readLimit = (entry: string): readonly [LimitName, Limits[LimitName]] => {
  const at = entry.indexOf("=");
  const name = entry.slice(0, Math.max(0, at)).trim();
  const text = entry.slice(at + 1).trim();
  if (isRateLimitName(name))
    return checked(entry, name, readRate(text), "as 60/1m: how many in how long (s, m, h, d)");
  if (isAmountName(name))
    return checked(entry, name, readAmount(text), "as a whole number, bytes also as 50MiB");
  throw invalid(
    `There is no limit called "${name === "" ? entry : name}". Known are ${LIMIT_NAMES.join(", ")}.`,
  );
};

const checked = (
  entry: string,
  name: LimitName,
  value: Limits[LimitName] | null,
  form: string,
): readonly [LimitName, Limits[LimitName]] => {
  if (value === null) throw invalid(`The limit ${entry} cannot be read. Write ${name} ${form}.`);
  const problem = limitProblem(name, value);
  if (problem !== null) throw invalid(`The limit ${entry} cannot be used: ${problem}`);
  return [name, value];
};

/** `60/1m`; null when it is not written so. */
export const readRate = (text: string): { readonly max: number; readonly windowMs: number } | null => {
  const match = /^(\d{1,12})\/(\d{1,6})?([smhd])$/.exec(text);
  const unit = TIMES[match?.[3] ?? ""];
  if (match === null || unit === undefined) return null;
  return { max: Number(match[1]), windowMs: Number(match[2] ?? 1) * unit };
};

const readAmount = (text: string): number | null => {
  const match = /^(\d{1,16})\s*((?:[KMGT]iB)?)$/i.exec(text);
  const unit = SIZES[(match?.[2] ?? "").toUpperCase()];
  return match === null || unit === undefined ? null : Number(match[1]) * unit;
};

const invalid = (message: string): AppError => new AppError("invalid_setting", message);
