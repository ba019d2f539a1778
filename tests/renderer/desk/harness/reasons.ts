import type { OwnReason } from "#shared/contract/reasons-calls.ts";
import { rejectReasons } from "#shared/domain/scoring/reject-reasons.ts";
import type { Handlers } from "./fake-bridge.ts";
import { fakeUuid } from "./submissions.ts";
import type { World } from "./world.ts";

/** Reasons that were made, over the made-up data. */
export const fakeReasons = (world: World): Pick<Handlers, Extract<keyof Handlers, `reasons.${string}`>> => ({
  "reasons.list": () => ({
    owners: ["This desk", "Acme"],
    reasons: world.reasons,
    standard: rejectReasons(null).map(({ code, title }) => ({ code, title })),
  }),
  "reasons.add": (asked) => {
    const made: OwnReason = { id: fakeUuid(0x4ea50000, world.reasons.length + 1), ...asked };
    world.reasons = [...world.reasons, made];
    return made;
  },
  "reasons.edit": ({ id, ...content }) => {
    world.reasons = world.reasons.map((each) => (each.id === id ? { ...each, ...content } : each));
    return null;
  },
  "reasons.remove": ({ id }) => {
    world.reasons = world.reasons.filter((each) => each.id !== id);
    return null;
  },
  "reasons.move": ({ id, by }) => {
    const from = world.reasons.findIndex((each) => each.id === id);
    const [moved] = world.reasons.slice(from, from + 1);
    if (moved !== undefined) world.reasons = world.reasons.toSpliced(from, 1).toSpliced(from + by, 0, moved);
    return null;
  },
});
