import { afterEach, describe, expect, it, vi } from "vitest";
import type { DeskAnswers, DeskCall, DeskInput } from "#shared/contract/desk-calls.ts";
import type { TriageRowView } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { RefusalError } from "../../../renderer/desk/bridge/refusal-error.ts";
import { cleared, firstFilters } from "../../../renderer/desk/features/triage/model/filters.ts";
import {
  newTriageSession,
  type TriageSession,
} from "../../../renderer/desk/features/triage/state/session.ts";
import { NO_COPIES, NO_FACETS, NO_MARKS, row } from "./rows.ts";

const jobId = "00000000-0000-7000-8000-000000000001" as JobId;
const first = firstFilters("auto", false);

/** A main that answers from a list, and lets a test refuse. */
const makeDesk = (rows: TriageRowView[]) => {
  const told: string[] = [];
  const calls: string[] = [];
  const refusals = new Map<number, string>();
  let fault: Error | null = null;
  const index = (filter: DeskInput<"triage.index">): DeskAnswers["triage.index"] => {
    const shown = rows.filter((each) => filter.reviewed === "all" || each.decided === null);
    const sorted = filter.sort === "newest" ? shown.toReversed() : shown;
    return {
      numbers: Uint32Array.from(sorted.map((each) => each.number)),
      total: rows.length,
      byStatus: { pending_score: 0, approved: rows.length, rejected: 0, retry_pending: 0 },
      byStars: [0, 0, 0, 0, rows.length, 0],
      byReview: { byPerson: 0, notYet: rows.length, overrides: 0 },
      byCopies: NO_COPIES,
      byMarks: NO_MARKS,
      facets: NO_FACETS,
      canUndo: null,
      canRedo: null,
    };
  };
  const put = (number: number, facts: Partial<TriageRowView>): void => {
    rows = rows.map((each) => (each.number === number ? { ...each, ...facts } : each));
  };
  const decided = ({ numbers, outcome }: DeskInput<"triage.decide">): DeskAnswers["triage.decide"] => {
    const changed = numbers.filter((number) => !refusals.has(number));
    for (const number of changed) put(number, { status: outcome, decided: outcome });
    const refused = numbers.flatMap((number) => {
      const message = refusals.get(number);
      return message === undefined ? [] : [{ number, code: "no_places_left", message }];
    });
    return { changed, refused, undoLabel: changed.length > 0 ? `Decided ${changed.length}` : null };
  };
  const answers: { readonly [C in DeskCall]?: (input: DeskInput<C>) => DeskAnswers[C] } = {
    "triage.index": index,
    "triage.rows": ({ numbers }) => rows.filter((each) => numbers.includes(each.number)),
    "triage.decide": decided,
    "triage.undo": () => {
      put(1, { status: "approved", decided: null });
      return { label: "Rejected #0001", numbers: [1] };
    },
  };
  return {
    told,
    calls,
    refusals,
    add: (more: TriageRowView) => (rows = [...rows, more]),
    fail: (error: Error) => (fault = error),
    ports: {
      call: async <C extends DeskCall>(name: C, input: DeskInput<C>): Promise<DeskAnswers[C]> => {
        calls.push(name);
        await Promise.resolve();
        if (fault !== null && name === "triage.decide") throw fault;
        return (answers[name]?.(input) ?? null) as DeskAnswers[C];
      },
      decided: () => undefined,
      tell: (text: string) => void told.push(text),
    },
  };
};

let stop = (): void => undefined;
afterEach(() => stop());

const open = async (session: TriageSession): Promise<TriageSession> => {
  stop = session.start();
  await vi.waitFor(() => expect(session.store.getState().loading.type).toBe("ready"));
  session.look({ from: 0, to: 20, direction: "forward" });
  await vi.waitFor(() => expect(session.rows.isKnown(1)).toBe(true));
  return session;
};

const four = (): TriageRowView[] => [row(1), row(2), row(3, { decided: "approved" }), row(4)];

describe("deciding by key", () => {
  it("shows in the same frame, goes on to the next undecided item and keeps the decided one in view", async () => {
    const desk = makeDesk(four());
    const session = await open(newTriageSession(jobId, cleared(first), null, null, desk.ports));
    session.setFilters({ ...first, sort: "oldest" });
    await vi.waitFor(() => expect([...session.store.getState().order.numbers]).toEqual([1, 2, 4]));
    session.goTo(2);
    session.decide("rejected");
    expect(session.rows.get(2)).toMatchObject({ status: "rejected", decided: "rejected" });
    expect(session.store.getState().cursor).toBe(4);
    await vi.waitFor(() => expect(desk.told).toContain("Rejected #0002. The worker may try again."));
    expect([...session.store.getState().order.numbers]).toEqual([1, 2, 4]);
  });

  it("takes back what the rules refuse and says why", async () => {
    const desk = makeDesk(four());
    const session = await open(newTriageSession(jobId, cleared(first), null, null, desk.ports));
    desk.refusals.set(1, "All 40 places of this job are taken.");
    session.decide("rejected");
    await vi.waitFor(() => expect(desk.told).toEqual(["All 40 places of this job are taken."]));
    expect(session.rows.get(1)?.status).toBe("approved");
  });

  it("takes everything back when nothing could be saved", async () => {
    const desk = makeDesk(four());
    const session = await open(newTriageSession(jobId, cleared(first), null, null, desk.ports));
    desk.fail(new RefusalError({ kind: "refused", code: "disk_full", message: "The disk is full." }));
    session.decide("rejected");
    await vi.waitFor(() => expect(desk.told).toEqual(["The disk is full."]));
    expect(session.rows.get(1)?.decided).toBeNull();
  });

  it("acts on the selection, clears it, and stands behind it", async () => {
    const desk = makeDesk(four());
    const session = await open(newTriageSession(jobId, cleared(first), null, null, desk.ports));
    session.move("right", { columns: 6, pageRows: 3 }, true);
    expect(session.targets()).toEqual([1, 2]);
    session.decide("approved");
    await vi.waitFor(() => expect(desk.told).toEqual(["Approved 2."]));
    expect(session.targets()).toEqual([3]);
  });

  it("undoes in the order of the keys and stands where it was undone", async () => {
    const desk = makeDesk(four());
    const session = await open(newTriageSession(jobId, cleared(first), null, null, desk.ports));
    session.decide("rejected");
    session.undo();
    await vi.waitFor(() => expect(desk.told.at(-1)).toBe("Undone: Rejected #0001."));
    const decisions = desk.calls.filter((name) => name === "triage.decide" || name === "triage.undo");
    expect(decisions).toEqual(["triage.decide", "triage.undo"]);
    expect(session.store.getState().cursor).toBe(1);
    session.look({ from: 0, to: 20, direction: "forward" });
    await vi.waitFor(() => expect(session.rows.get(1)?.decided).toBeNull());
  });
});

describe("while submissions arrive", () => {
  const arrival = { type: "submissions.changed", jobId, numbers: [5], arrived: 1 } as const;

  it("nothing moves with the newest first; what is new comes when it is asked for", async () => {
    const desk = makeDesk(four());
    const session = await open(
      newTriageSession(jobId, { ...cleared(first), sort: "newest" }, null, null, desk.ports),
    );
    desk.add(row(5));
    session.hear(arrival);
    await vi.waitFor(() => expect(session.store.getState().drift.fresh).toBe(1));
    expect([...session.store.getState().order.numbers]).toEqual([4, 3, 2, 1]);
    session.bringIn();
    await vi.waitFor(() => expect([...session.store.getState().order.numbers]).toEqual([5, 4, 3, 2, 1]));
    expect(session.store.getState().cursor).toBe(5);
  });

  it("the list grows at its end with the oldest first", async () => {
    const desk = makeDesk(four());
    const session = await open(
      newTriageSession(jobId, { ...cleared(first), sort: "oldest" }, null, null, desk.ports),
    );
    desk.add(row(5));
    session.hear(arrival);
    await vi.waitFor(() => expect([...session.store.getState().order.numbers]).toEqual([1, 2, 3, 4, 5]));
    expect(session.store.getState().cursor).toBe(1);
  });
});

describe("opening at a submission", () => {
  it("lets the filters give way where they would hide it", async () => {
    const desk = makeDesk(four());
    const session = newTriageSession(jobId, first, 3, null, desk.ports);
    stop = session.start();
    await vi.waitFor(() => expect(session.store.getState().cursor).toBe(3));
    await vi.waitFor(() => expect(session.store.getState().filters.reviewed).toBe("all"));
    expect(session.store.getState().order.positionOf(3)).toBeGreaterThanOrEqual(0);
  });
});
