/** A request with what the schedule needs to know of it. */
export interface Work {
  readonly id: number;
  /** Lower first; equal ones in the order they came. */
  readonly priority: number;
}

/** What is waiting, what is in flight, and what is under suspicion. Plain bookkeeping: no process, no clock. */
export interface Schedule<Item extends Work> {
  add(item: Item): void;
  /** What to send now, moved into flight. */
  take(): readonly Item[];
  /** Takes an answered request out of flight; undefined when it was not in flight, and so must not be answered. */
  answered(id: number): Item | undefined;
  /** Puts what matches before everything else that waits; answers those of them that are in flight already. */
  hasten(matches: (item: Item) => boolean): readonly Item[];
  /** The process died: what was in flight goes under suspicion. Returns those that are now known to kill it. */
  died(): readonly Item[];
  inFlight(): number;
  /** Waiting, under suspicion or in flight. */
  size(): number;
  /** Empties everything that is not in flight. */
  drop(): readonly Item[];
}

/**
 * At most `limit` requests are in flight. After a death, what was in flight is sent again before anything else, first
 * as it was, then, if the process dies of it again, in halves, each alone: a request that is alone in the process
 * when it dies, twice, is the one that kills it: one that was only left over when others had been answered is tried
 * alone first, since the process may have been killed from outside. Its companions are merely sent again.
 */
export const createSchedule = <Item extends Work>(limit: number | (() => number)): Schedule<Item> => {
  const most = typeof limit === "number" ? () => limit : limit;
  const waiting: Item[] = [];
  const flying = new Map<number, Item>();
  let suspects: (readonly Item[])[] = [];
  /** The flight is a group of suspects and holds nothing else. */
  let onTrial = false;
  /** Deaths of the process with nothing else in it since it was last empty. */
  const deaths = new Map<number, number>();
  /** The flight has held several at once since it was last empty. */
  let crowded = false;

  const launch = (items: readonly Item[]): readonly Item[] => {
    for (const item of items) flying.set(item.id, item);
    crowded ||= flying.size > 1;
    return items;
  };

  return {
    add: (item) => {
      const place = waiting.findIndex((other) => other.priority > item.priority);
      waiting.splice(place === -1 ? waiting.length : place, 0, item);
    },
    take: () => {
      if (suspects.length > 0 || onTrial) {
        if (flying.size > 0) return [];
        const group = suspects.shift();
        onTrial = group !== undefined;
        if (group !== undefined) return launch(group);
      }
      return launch(waiting.splice(0, Math.max(0, most() - flying.size)));
    },
    hasten: (matches) => {
      const hurried = waiting.filter(matches);
      const others = waiting.filter((item) => !matches(item));
      waiting.splice(0, waiting.length, ...hurried, ...others);
      return [...flying.values()].filter(matches);
    },
    answered: (id) => {
      const item = flying.get(id);
      flying.delete(id);
      if (flying.size === 0) crowded = false;
      deaths.delete(id);
      return item;
    },
    died: () => {
      const group = [...flying.values()];
      const wasOnTrial = onTrial;
      const wasAlone = !crowded;
      flying.clear();
      onTrial = false;
      crowded = false;
      const [only, ...others] = group;
      if (only === undefined) return [];
      if (wasAlone) deaths.set(only.id, (deaths.get(only.id) ?? 0) + 1);
      if (others.length === 0 && (deaths.get(only.id) ?? 0) >= 2) {
        deaths.delete(only.id);
        return [only];
      }
      const middle = Math.ceil(group.length / 2);
      const halves =
        wasOnTrial && others.length > 0 ? [group.slice(0, middle), group.slice(middle)] : [group];
      suspects = [...halves, ...suspects];
      return [];
    },
    inFlight: () => flying.size,
    size: () => flying.size + waiting.length + suspects.reduce((sum, group) => sum + group.length, 0),
    drop: () => {
      const dropped = [...suspects.flat(), ...waiting];
      suspects = [];
      waiting.length = 0;
      for (const { id } of dropped) deaths.delete(id);
      return dropped;
    },
  };
};
