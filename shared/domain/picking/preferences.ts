/**
 * What a person said of two candidates, and what follows from it. Answers never contradict each other: where a later
 * one goes against what earlier ones imply, the later one stands and the earlier ones that stand in its way are left
 * out. So any list of answers, however it came about, is an order of some of the candidates.
 */
export interface Preference {
  /** Submission numbers. */
  readonly better: number;
  readonly worse: number;
}

export interface Preferences {
  /** Said, or following from what was said. */
  isBetter(a: number, b: number): boolean;
  isKnown(a: number, b: number): boolean;
}

export const preferencesOf = (answers: readonly Preference[]): Preferences => {
  /** Everything that each is known to be better than. */
  const below = new Map<number, Set<number>>();
  const belowOf = (number: number): Set<number> => {
    const known = below.get(number);
    if (known !== undefined) return known;
    const made = new Set<number>();
    below.set(number, made);
    return made;
  };
  for (const { better, worse } of answers.toReversed()) {
    if (better === worse || belowOf(worse).has(better)) continue;
    const gained = [worse, ...belowOf(worse)];
    belowOf(better);
    for (const [number, set] of below)
      if (number === better || set.has(better)) for (const each of gained) set.add(each);
  }
  const isBetter = (a: number, b: number): boolean => below.get(a)?.has(b) === true;
  return { isBetter, isKnown: (a, b) => isBetter(a, b) || isBetter(b, a) };
};

/** How often each won and was asked about: "held 4 of 4". */
export const recordOf = (
  answers: readonly Preference[],
  number: number,
): { readonly won: number; readonly asked: number } => {
  const mine = answers.filter(({ better, worse }) => better === number || worse === number);
  return { won: mine.filter(({ better }) => better === number).length, asked: mine.length };
};
