import { t } from "./text.ts";

/** Where commands work, in the order that the settings and the key sheet show. */
export const PLACES = ["everywhere", "inbox", "triage", "reject", "pick", "seal", "job", "insights"] as const;
export type PlaceName = (typeof PLACES)[number] | "other";

/** `sync`, or whatever a newer screen calls itself, is "other". */
export const listedPlace = (place: string): PlaceName => PLACES.find((each) => each === place) ?? "other";

export const placeName = (place: string): string => t(`place.${listedPlace(place)}`);
