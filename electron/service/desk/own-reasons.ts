import type { RejectReasonView } from "#shared/contract/desk-views.ts";
import { type OwnReason, ownReasonSchema } from "#shared/contract/reasons-calls.ts";
import type { OwnerId } from "#shared/domain/ids.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { rejectReasons } from "#shared/domain/scoring/reject-reasons.ts";
import { DESK_OWNER } from "../access.ts";
import type { Ports } from "../ports.ts";
import type { StoreReader } from "../store-port.ts";
import type { DeskHandlers } from "./desk-ports.ts";

const SETTING = "desk.reasons";
/** As many as have a key. */
const MOST_OF_AN_OWNER = 9;

/** One that this version cannot read is left out, not the others with it. */
const read = async (reader: Pick<StoreReader, "setting">): Promise<readonly OwnReason[]> => {
  const text = await reader.setting(SETTING);
  const stored: unknown = text === null ? [] : JSON.parse(text);
  return Array.isArray(stored) ? stored.flatMap((each) => ownReasonSchema.safeParse(each).data ?? []) : [];
};

/** Those of a job's owner, as the reject dialogue lists them after the standard ones. */
export const ownReasonsFor = async (
  reader: StoreReader,
  ownerId: OwnerId,
): Promise<readonly RejectReasonView[]> => {
  const [owner, all] = await Promise.all([reader.owner(ownerId), read(reader)]);
  return all
    .filter(({ ownerName }) => ownerName === owner?.name)
    .map(({ id, code, title, words }) => ({
      code: `own:${id}`,
      publicCode: code,
      title,
      words,
      suggested: false,
    }));
};

type Changed<T> = { readonly reasons: readonly OwnReason[]; readonly result: T } | Refusal;

/** The desk's calls about reasons of one's own; all of them lie in one setting of the data folder. */
export const ownReasonHandlers = (
  ports: Ports,
): Pick<DeskHandlers, Extract<keyof DeskHandlers, `reasons.${string}`>> => {
  const change = <T>(next: (reasons: readonly OwnReason[]) => Changed<T>): Promise<T | Refusal> =>
    ports.store.write(async (tx) => {
      const changed = next(await read(tx));
      if ("kind" in changed) return changed;
      await tx.setSetting(SETTING, JSON.stringify(changed.reasons));
      return changed.result;
    });
  const gone = (): Refusal => refuse("not_found", "This reason is gone.");
  return {
    "reasons.list": async () => {
      const names = (await ports.store.reader.owners()).map(({ name }) => name);
      return {
        owners: [DESK_OWNER, ...names.filter((name) => name !== DESK_OWNER)],
        reasons: await read(ports.store.reader),
        standard: rejectReasons(null).map(({ code, title }) => ({ code, title })),
      };
    },
    "reasons.add": (asked) =>
      change((reasons) => {
        const count = reasons.filter(({ ownerName }) => ownerName === asked.ownerName).length;
        if (count >= MOST_OF_AN_OWNER)
          return refuse("wrong_state", "There are nine reasons, one for each key. Delete one first.");
        const result: OwnReason = { id: ports.ids.next(), ...asked };
        return { reasons: [...reasons, result], result };
      }),
    "reasons.edit": ({ id, ...content }) =>
      change((reasons) =>
        reasons.some((each) => each.id === id)
          ? {
              reasons: reasons.map((each) => (each.id === id ? { ...each, ...content } : each)),
              result: null,
            }
          : gone(),
      ),
    "reasons.remove": ({ id }) =>
      change((reasons) => ({ reasons: reasons.filter((each) => each.id !== id), result: null })),
    "reasons.move": ({ id, by }) =>
      change((reasons) => {
        const moved = reasons.find((each) => each.id === id);
        if (moved === undefined) return gone();
        return { reasons: movedAmongItsOwn(reasons, moved, by), result: null };
      }),
  };
};

const movedAmongItsOwn = (
  reasons: readonly OwnReason[],
  moved: OwnReason,
  by: -1 | 1,
): readonly OwnReason[] => {
  const own = reasons.filter(({ ownerName }) => ownerName === moved.ownerName);
  const other = own[own.indexOf(moved) + by];
  return other === undefined
    ? reasons
    : reasons.map((each) => (each === moved ? other : each === other ? moved : each));
};
