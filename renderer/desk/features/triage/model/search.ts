/** What is searched for in the triage of a job, and what came of it. */
import type { NoSearchView, TriageSearchView } from "#shared/contract/search-views.ts";
import type { DeskAnswers } from "#shared/contract/desk-calls.ts";

export type SearchScope = "job" | "everywhere";
export const SEARCH_SCOPES: readonly SearchScope[] = ["job", "everywhere"];

export interface Search {
  readonly text: string;
  /** The number of a submission of this job whose like is looked for. */
  readonly like: number | null;
  readonly scope: SearchScope;
}

export const NO_SEARCH: Search = { text: "", like: null, scope: "job" };

/** So many are shown at most: the best, not all that is there. */
export const MOST_FOUND = 500;
export const MOST_FOUND_EVERYWHERE = 200;

export const isSearching = ({ text, like }: Search): boolean => text.trim() !== "" || like !== null;

/** As main is asked. */
export const searchedFor = ({ text, like }: Search) => ({
  text: text.trim() === "" ? null : text.trim(),
  like,
});

export type Outcome =
  | {
      readonly type: "found";
      /** By submission number. */
      readonly similarities: ReadonlyMap<number, number>;
      /** There is more within the filters than is shown. */
      readonly cut: boolean;
    }
  | { readonly type: "unable"; readonly why: NoSearchView };

export const outcomeOf = (answer: DeskAnswers["triage.search"]): Outcome =>
  answer.kind === "found"
    ? { type: "found", similarities: similaritiesOf(answer), cut: answer.cut }
    : { type: "unable", why: answer };

const similaritiesOf = ({
  numbers,
  similarities,
}: TriageSearchView & { kind: "found" }): ReadonlyMap<number, number> =>
  new Map(Array.from(numbers, (number, at) => [number, similarities[at] ?? 0]));
