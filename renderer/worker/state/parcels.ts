import type { Parcel } from "../wire/multipart.ts";

/** Splits chosen files into parcels of at most so many. The text goes with the first. */
export const parcelsOf = (files: readonly File[], perParcel: number, text: string): readonly Parcel[] => {
  const parcels: Parcel[] = [];
  for (let from = 0; from < files.length; from += perParcel) {
    parcels.push({ files: files.slice(from, from + perParcel), text: from === 0 ? text : "" });
  }
  return parcels.length === 0 && text.trim() !== "" ? [{ files: [], text }] : parcels;
};
