/**
 * Whose place around the cap is open. Candidates are ranked by tier (shortlisted first) and score; those whose score
 * lies within CLOSE of the last who would be in are contested, the rest is clear.
 */

/** As near as that, the order of two scores says little. */
export const CLOSE = 0.2;
/** Above that, pairs are the wrong tool: one shortlists first. */
export const MOST_CONTESTED = 24;

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
  /** More than MOST_CONTESTED are as good as each other: no pairs are asked. */
  readonly tooMany: boolean;
}

const NONE: CloseCalls = { contested: [], places: 0, clear: [], tooMany: false };
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
  const rest = candidates.filter(({ number }) => !plan.includes(number)).toSorted(byRank);
  const left = open - plan.length;
  if (left <= 0) return challenged(candidates, rest, plan);
  if (rest.length <= left) return { ...NONE, clear: rest.map(({ number }) => number) };
  const listed = rest.filter(({ shortlisted }) => shortlisted);
  const field = listed.length > left ? listed : rest.filter(({ shortlisted }) => !shortlisted);
  const clear = listed.length > left ? [] : listed;
  const places = left - clear.length;
  if (places === 0) return { ...NONE, clear: clear.map(({ number }) => number) };
  return within(field, places, clear);
};

/** All places are filled: the weakest picks against those that come nearest. */
const challenged = (
  candidates: readonly RankedCandidate[],
  rest: readonly RankedCandidate[],
  plan: readonly number[],
): CloseCalls => {
  const picks = candidates.filter(({ number }) => plan.includes(number)).toSorted(byRank);
  const edge = picks.at(-1);
  if (edge === undefined) return NONE;
  const mayCome = rest.some(({ shortlisted }) => shortlisted)
    ? rest.filter((each) => each.shortlisted)
    : rest;
  const mayGo = picks.filter((each) => isClose(each, edge));
  const challengers = mayCome.filter((each) => isClose(each, edge));
  if (challengers.length === 0) return NONE;
  const contested = [...mayGo, ...challengers].map(({ number }) => number);
  return { contested, places: mayGo.length, clear: [], tooMany: contested.length > MOST_CONTESTED };
};

const within = (
  field: readonly RankedCandidate[],
  places: number,
  sure: readonly RankedCandidate[],
): CloseCalls => {
  const edge = field[places - 1];
  if (edge === undefined) return NONE;
  const above = field.slice(0, places);
  const contestedIn = above.filter((each) => isClose(each, edge));
  const contestedOut = field.slice(places).filter((each) => isClose(each, edge));
  const numbersOf = (some: readonly RankedCandidate[]): number[] => some.map(({ number }) => number);
  if (contestedOut.length === 0) return { ...NONE, clear: numbersOf([...sure, ...above]) };
  const contested = numbersOf([...contestedIn, ...contestedOut]);
  return {
    contested,
    places: contestedIn.length,
    clear: numbersOf([...sure, ...above.filter((each) => !isClose(each, edge))]),
    tooMany: contested.length > MOST_CONTESTED,
  };
};

const isClose = (a: RankedCandidate, b: RankedCandidate): boolean =>
  Math.abs((a.score ?? 0) - (b.score ?? 0)) <= CLOSE + ROUNDING;

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
