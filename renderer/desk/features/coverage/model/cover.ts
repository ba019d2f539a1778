/** The places of a missed job on the screen: whom each holds, and which of them the moderator has accepted. */
export interface Cover {
  /** One for each open place; null is left open. They keep their order while one works. */
  readonly places: readonly (number | null)[];
  readonly accepted: readonly number[];
}

export const acceptPlace = (cover: Cover, at: number): Cover => {
  const number = cover.places[at] ?? null;
  return number === null || cover.accepted.includes(number) ? cover : withAccepted(cover, [number]);
};

/** All that is suggested and not accepted yet. */
export const acceptRest = (cover: Cover): Cover => {
  const rest = cover.places.filter(
    (number): number is number => number !== null && !cover.accepted.includes(number),
  );
  return rest.length === 0 ? cover : withAccepted(cover, rest);
};

export const takeBack = (cover: Cover, at: number): Cover => {
  const number = cover.places[at] ?? null;
  return number === null || !cover.accepted.includes(number)
    ? cover
    : { ...cover, accepted: cover.accepted.filter((each) => each !== number) };
};

/** Another one takes the place, and is accepted: a person chose it. Null leaves the place open. */
export const changePlace = (cover: Cover, at: number, to: number | null): Cover => {
  if (at < 0 || at >= cover.places.length || (to !== null && cover.places.includes(to))) return cover;
  const left = cover.places[at] ?? null;
  const accepted = cover.accepted.filter((each) => each !== left);
  const changed = { places: cover.places.with(at, to), accepted };
  return to === null ? changed : withAccepted(changed, [to]);
};

/** In the order of the places, which is the order they win in. */
const withAccepted = ({ places, accepted }: Cover, more: readonly number[]): Cover => {
  const all = new Set([...accepted, ...more]);
  return {
    places,
    accepted: places.filter((number): number is number => number !== null && all.has(number)),
  };
};

/** The place to look at next: the first after this one that is suggested and not accepted; else this one. */
export const nextToSee = ({ places, accepted }: Cover, from: number): number => {
  const open = (at: number): boolean => {
    const number = places[at] ?? null;
    return number !== null && !accepted.includes(number);
  };
  const order = [...places.keys()];
  return order.slice(from + 1).find(open) ?? order.find(open) ?? from;
};
