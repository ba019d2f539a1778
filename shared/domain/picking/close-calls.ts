/**
 * Whose place around the cap is open. Candidates are ranked by tier (shortlisted first) and score; those whose score
 * lies close to that of the last who would be in are contested, the rest is clear.
 */

/**
 * As near as 0.2 stars, the order of two scores says little; where that would be more questions than anybody wants to
 * answer, only the nearer ones are asked about.
 */
const CLOSENESS = [0.2, 0.1, 0.05, 0] as const;
export const MOST_CONTESTED = 12;

export interface RankedCandidate {
  readonly number: number;
  /** 1-5; null where nobody and nothing has scored it. */
  readonly score: number | null;
  readonly shortlisted: boolean;
}

export interface CloseCalls {
  /** Best guess first. None: no close calls. */
  readonly contested: readonly number[];
  /** How many of the contested are to be in. */
  readonly places: number;
  /** In without a question: not picked yet, but clear by tier or score. */
  readonly clear: readonly number[];
  /** More than MOST_CONTESTED are exactly as good as each other: no pairs are asked. */
  readonly tooMany: boolean;
  /** How close in stars the contested are to the last place. */
  readonly within: number;
}

const NONE: CloseCalls = { contested: [], places: 0, clear: [], tooMany: false, within: 0 };
/** Scores are shown with one decimal; what reads as 0.2 apart is 0.2 apart. */
const ROUNDING = 0.001;

/**
 * `candidates` are all that can still win, picks included. While places are open, picks are in and the rest is
 * contested; once all are filled, the picks nearest to the rest may be challenged.
 */
export const closeCalls = (
  candidates: readonly RankedCandidate[],
  plan: readonly number[],
  open: number,
): CloseCalls => {
  const tried = CLOSENESS.map((within) => callsWithin(candidates, plan, open, within));
  const few = tried.find(({ contested }) => contested.length <= MOST_CONTESTED);
  return few ?? { ...NONE, ...tried.at(-1), tooMany: true };
};

const callsWithin = (
  candidates: readonly RankedCandidate[],
  plan: readonly number[],
  open: number,
  close: number,
): CloseCalls => {
  const rest = candidates.filter(({ number }) => !plan.includes(number)).toSorted(byRank);
  const left = open - plan.length;
  if (left <= 0) return challenged(candidates, rest, plan, close);
  if (rest.length <= left) return { ...NONE, clear: rest.map(({ number }) => number) };
  const listed = rest.filter(({ shortlisted }) => shortlisted);
  const field = listed.length > left ? listed : rest.filter(({ shortlisted }) => !shortlisted);
  const clear = listed.length > left ? [] : listed;
  const places = left - clear.length;
  if (places === 0) return { ...NONE, clear: clear.map(({ number }) => number) };
  return around(field, places, clear, close);
};

/** All places are filled: the weakest picks against those that come nearest. */
const challenged = (
  candidates: readonly RankedCandidate[],
  rest: readonly RankedCandidate[],
  plan: readonly number[],
  close: number,
): CloseCalls => {
  const picks = candidates.filter(({ number }) => plan.includes(number)).toSorted(byRank);
  const edge = picks.at(-1);
  if (edge === undefined) return NONE;
  const mayCome = rest.some(({ shortlisted }) => shortlisted)
    ? rest.filter((each) => each.shortlisted)
    : rest;
  const mayGo = picks.filter((each) => isClose(each, edge, close));
  const challengers = mayCome.filter((each) => isClose(each, edge, close));
  if (challengers.length === 0) return NONE;
  const contested = [...mayGo, ...challengers].map(({ number }) => number);
  return { contested, places: mayGo.length, clear: [], tooMany: false, within: close };
};

const around = (
  field: readonly RankedCandidate[],
  places: number,
  sure: readonly RankedCandidate[],
  close: number,
): CloseCalls => {
  const edge = field[places - 1];
  if (edge === undefined) return NONE;
  const above = field.slice(0, places);
  const contestedIn = above.filter((each) => isClose(each, edge, close));
  const contestedOut = field.slice(places).filter((each) => isClose(each, edge, close));
  const numbersOf = (some: readonly RankedCandidate[]): number[] => some.map(({ number }) => number);
  if (contestedOut.length === 0) return { ...NONE, clear: numbersOf([...sure, ...above]) };
  const contested = numbersOf([...contestedIn, ...contestedOut]);
  return {
    contested,
    places: contestedIn.length,
    clear: numbersOf([...sure, ...above.filter((each) => !isClose(each, edge, close))]),
    tooMany: false,
    within: close,
  };
};

const isClose = (a: RankedCandidate, b: RankedCandidate, close: number): boolean =>
  Math.abs((a.score ?? 0) - (b.score ?? 0)) <= close + ROUNDING;

const byRank = (a: RankedCandidate, b: RankedCandidate): number =>
  Number(b.shortlisted) - Number(a.shortlisted) || (b.score ?? 0) - (a.score ?? 0) || a.number - b.number;

/** The plan once it is settled who is in: what is clear and who won take open places, and the places of who lost. */
export const settledPlan = (
  plan: readonly number[],
  { contested, clear }: CloseCalls,
  inside: readonly number[],
): readonly number[] => {
  const coming = [...clear, ...inside].filter((number) => !plan.includes(number));
  const kept = plan.map((number) =>
    contested.includes(number) && !inside.includes(number) ? coming.shift() : number,
  );
  return [...kept.filter((number) => number !== undefined), ...coming];
};
