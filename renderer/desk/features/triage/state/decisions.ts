import type { DecideResult } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { DeskMark } from "#shared/domain/marks.ts";
import type { Stars } from "#shared/domain/scoring/score.ts";
import type { Outcome } from "#shared/domain/submission.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { filterInput, matches } from "../model/filters.ts";
import { nextMatching } from "../model/grid-moves.ts";
import type { Change } from "../model/pending-changes.ts";
import type { RowCache } from "../model/row-cache.ts";
import { isEmpty, NOTHING_SELECTED, selectedNumbers } from "../model/selection.ts";
import { t } from "../text.ts";
import { messageOf, type TriagePorts } from "./ports.ts";
import { say, type TriageStore } from "./triage-state.ts";

export interface Decisions {
  /** What the keys act on: the selection, else the item under the cursor. */
  readonly targets: () => readonly number[];
  readonly decide: (
    outcome: Outcome,
    words?: { readonly reason: string; readonly words: string | null },
  ) => void;
  /** Decides everything that the filters show, as main finds it: one step, one undo. */
  readonly decideMatching: (outcome: Outcome) => void;
  /** Successive undos to before a step, or redos until it is done again. */
  readonly goToStep: (step: number, by: "undo" | "redo", label: string) => Promise<void>;
  readonly setStars: (stars: Stars | null) => void;
  /** Puts a mark on the targets; where all of them have it, takes it away. */
  readonly mark: (mark: DeskMark) => void;
  /** Rejects what has the same as this one, all but the first; main knows which, `rest` is what is shown meanwhile. */
  readonly rejectRest: (number: number, rest: readonly number[], keeps: number) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

interface Parts {
  readonly store: TriageStore;
  readonly rows: RowCache;
  readonly ports: TriagePorts;
  readonly goTo: (number: number) => void;
  /** Rows of these numbers are to be read again. */
  readonly changed: (numbers: Iterable<number>) => void;
  readonly refresh: () => void;
}

export const newDecisions = (
  jobId: JobId,
  { store, rows, ports, goTo, changed, refresh }: Parts,
): Decisions => {
  let lastId = 0;
  /** Main takes changes in the order of the keys, so an undo never overtakes what it undoes. */
  let queue: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): void => {
    queue = queue.then(work).catch((error: unknown) => ports.tell(messageOf(error), "bad"));
  };

  const targets = (): readonly number[] => {
    const { selection, order, cursor } = store.getState();
    if (!isEmpty(selection)) return selectedNumbers(selection, order);
    return cursor === null ? [] : [cursor];
  };

  /** The next item that still matches the filter; one that is not read yet is taken to match. */
  const advance = (from: readonly number[]): void => {
    const { order, filters } = store.getState();
    const last = from.reduce((at, number) => Math.max(at, order.positionOf(number)), -1);
    const next = nextMatching(last, order.count, (position) => {
      const row = rows.get(order.numberAt(position) ?? 0);
      return row === null || matches(filters, row);
    });
    store.setState({ selection: NOTHING_SELECTED });
    const number = order.numberAt(next);
    if (number !== null) goTo(number);
  };

  /** Shows the change in this frame, then asks main; what main refuses goes back with its sentence. */
  const change = (
    what: Change,
    numbers: readonly number[],
    ask: () => Promise<DecideResult>,
    tellDone: (result: DecideResult) => void,
  ): void => {
    lastId += 1;
    const id = lastId;
    rows.begin({ id, numbers: new Set(numbers), change: what });
    inTurn(async () => {
      try {
        const result = await ask();
        rows.takeBack(
          id,
          result.refused.map((each) => each.number),
        );
        rows.settle(id);
        if (result.undoLabel !== null) store.setState({ undoLabel: result.undoLabel, redoLabel: null });
        tellDone(result);
        const [refused] = result.refused;
        if (refused !== undefined) ports.tell(refusalWords(result, refused.message), "bad");
      } catch (error) {
        rows.cancel(id);
        ports.tell(messageOf(error), "bad");
      }
      changed(numbers);
      refresh();
    });
  };

  const step = (call: "triage.undo" | "triage.redo"): void =>
    inTurn(async () => {
      const done = await ports.call(call, { jobId });
      const undone = call === "triage.undo";
      changed(done.numbers);
      refresh();
      store.setState(undone ? { redoLabel: done.label } : { undoLabel: done.label });
      const [first] = done.numbers;
      if (first !== undefined) goTo(first);
      ports.tell(t(undone ? "toast.undone" : "toast.redone", { label: done.label }), "plain", {
        label: t(undone ? "verbs.redo" : "verbs.undo"),
        keys: undone ? "Shift+Z" : "z",
        run: () => step(undone ? "triage.redo" : "triage.undo"),
      });
    });

  return {
    targets,
    decide: (outcome, words) => {
      const numbers = targets();
      if (numbers.length === 0) return;
      const ask = (): Promise<DecideResult> =>
        ports.call("triage.decide", {
          jobId,
          numbers: [...numbers],
          outcome,
          reason: words?.reason ?? null,
          words: words?.words ?? null,
        });
      change({ type: "decide", outcome }, numbers, ask, (result) => {
        if (result.changed.length === 0) return;
        const against = result.changed.filter((number) => {
          const verdict = rows.get(number)?.verdict ?? null;
          return verdict !== null && verdict !== outcome;
        });
        ports.decided(result.changed.length, against.length);
        const told = outcome === "approved" ? "toast.approved" : "toast.rejected";
        const [only] = result.changed;
        const which = result.changed.length === 1 && only !== undefined ? formatNumber(only) : null;
        const text =
          which === null ? t(`${told}Many`, { count: result.changed.length }) : t(told, { number: which });
        ports.tell(text, outcome, { label: t("verbs.undo"), keys: "z", run: () => step("triage.undo") });
      });
      advance(numbers);
    },
    decideMatching: (outcome) => {
      const { filters, order } = store.getState();
      const { sort: _, ...filter } = filterInput(filters);
      const upTo = order.numbers.reduce((most, number) => Math.max(most, number), 0);
      store.setState({ selection: NOTHING_SELECTED, deciding: true });
      inTurn(async () => {
        try {
          const made = await ports.call("triage.decideMatching", {
            jobId,
            ...filter,
            upTo,
            outcome,
            reason: null,
            words: null,
          });
          if (made.changed > 0) ports.decided(made.changed, 0);
          const told = outcome === "approved" ? "toast.approvedMany" : "toast.rejectedMany";
          const left =
            made.message === null
              ? ""
              : ` ${t("toast.refusedMany", { count: made.refused, message: made.message })}`;
          ports.tell(`${t(told, { count: made.changed })}${left}`, outcome, {
            label: t("verbs.undo"),
            keys: "z",
            run: () => step("triage.undo"),
          });
        } finally {
          store.setState({ deciding: false });
        }
        changed(order.numbers);
        refresh();
      });
    },
    goToStep: async (target, by, label) => {
      try {
        const done = await ports.call("history.goTo", { jobId, step: target, by });
        ports.tell(t(by === "undo" ? "history.moved" : "history.redone", { label }), "plain");
        changed(done.numbers);
      } catch (error) {
        ports.tell(messageOf(error), "bad");
      }
      refresh();
    },
    setStars: (stars) => {
      const numbers = targets();
      if (numbers.length === 0) return;
      const ask = (): Promise<DecideResult> =>
        ports.call("triage.setStars", { jobId, numbers: [...numbers], stars });
      change({ type: "stars", stars }, numbers, ask, (result) => say(store, result.undoLabel ?? ""));
      if (stars !== null) advance(numbers);
    },
    mark: (mark) => {
      const numbers = targets();
      if (numbers.length === 0) return;
      const on = numbers.some((number) => rows.get(number)?.marks.includes(mark) !== true);
      const ask = (): Promise<DecideResult> =>
        ports.call("triage.mark", { jobId, numbers: [...numbers], mark, on });
      change({ type: "mark", mark, on }, numbers, ask, ({ undoLabel }) => {
        if (undoLabel === null) return;
        ports.tell(t("toast.marked", { label: undoLabel }), "plain", {
          label: t("verbs.undo"),
          keys: "z",
          run: () => step("triage.undo"),
        });
      });
      if (mark === "skipped" && on) advance(numbers);
    },
    rejectRest: (number, rest, keeps) => {
      if (rest.length === 0) return;
      change(
        { type: "decide", outcome: "rejected" },
        rest,
        () => ports.call("copies.rejectRest", { jobId, number }),
        ({ changed: done }) => {
          if (done.length === 0) return;
          ports.tell(t("copies.rejected", { count: done.length, number: formatNumber(keeps) }), "rejected", {
            label: t("verbs.undo"),
            keys: "z",
            run: () => step("triage.undo"),
          });
        },
      );
    },
    undo: () => step("triage.undo"),
    redo: () => step("triage.redo"),
  };
};

/** One sentence for one item; for several, how many, and the first one's reason. */
const refusalWords = ({ refused, changed }: DecideResult, message: string): string =>
  refused.length + changed.length === 1
    ? message
    : t("toast.refusedMany", { count: refused.length, message });
