/** The dates of a query: ISO 8601 in, whole seconds since the epoch out. */

const SECOND = 1000;
const LAST_SECOND_OF_DAY = 86_399;

const PLAIN = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIMED =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * Seconds since the epoch, fractions dropped because rows are compared by the seconds that are shown; null when
 * the text is no date. A plain date is the first second of its UTC day for a start, the last for an end. A time
 * without a zone is UTC. A `+` that arrived undecoded in a query is a space; it is read as the plus it was.
 */
export const parseDateEdge = (text: string, edge: "start" | "end"): number | null => {
  const plain = PLAIN.exec(text);
  if (plain !== null) {
    const midnight = utcSeconds(plain, 0, 0, 0);
    return midnight === null ? null : edge === "start" ? midnight : midnight + LAST_SECOND_OF_DAY;
  }
  const timed = TIMED.exec(text.replace(/ (?=\d{2}:?\d{2}$)(?<=:\d{2}(?:[.,]\d+)? )/, "+"));
  if (timed === null) return null;
  const [, , , , hour, minute, second, zone] = timed;
  const offset = offsetSeconds(zone);
  const local = utcSeconds(timed, Number(hour), Number(minute), Number(second ?? "0"));
  return local === null || offset === null ? null : local - offset;
};

/** Null where the calendar or the clock has no such moment (30 February, 24:00, a leap second). */
const utcSeconds = (date: RegExpExecArray, hour: number, minute: number, second: number): number | null => {
  const year = Number(date[1]);
  const month = Number(date[2]) - 1;
  const day = Number(date[3]);
  if (hour > 23 || minute > 59 || second > 59) return null;
  // Date.UTC reads years below 100 as 19xx; setUTCFullYear does not.
  const at = new Date(0);
  at.setUTCFullYear(year, month, day);
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month || at.getUTCDate() !== day) return null;
  return at.getTime() / SECOND + hour * 3600 + minute * 60 + second;
};

const offsetSeconds = (zone: string | undefined): number | null => {
  if (zone === undefined || zone.toUpperCase() === "Z") return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 23 || minutes > 59) return null;
  return (zone.startsWith("-") ? -1 : 1) * (hours * 3600 + minutes * 60);
};
