import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { previewOf } from "#shared/contract/media.ts";
import { call } from "../../../bridge/call.ts";
import { queryKey } from "../../../bridge/queries.ts";
import { useSession, useTriage } from "../session-context.ts";

const AHEAD = [1, 2, 3, -1] as const;
/** Decoded previews take 8 MB each. */
const MOST_DECODED = 8;

/** Reads and decodes the neighbours' previews while one looks, so that the next photo is there before the key is up. */
export const useDecodeAhead = (): void => {
  const client = useQueryClient();
  const { jobId, rows } = useSession();
  const order = useTriage((state) => state.order);
  const cursor = useTriage((state) => state.cursor);
  const resting = useTriage((state) => state.resting);
  /** By address, the latest last. */
  const decoded = useRef(new Map<string, HTMLImageElement>());
  useEffect(() => {
    const kept = decoded.current;
    return () => kept.clear();
  }, []);
  useEffect(() => {
    if (cursor === null) return;
    const kept = decoded.current;
    const position = order.positionOf(cursor);
    for (const by of AHEAD) {
      const thumbnail = rows.get(order.numberAt(position + by) ?? 0)?.thumbnail ?? null;
      const address = thumbnail === null ? null : previewOf(thumbnail);
      if (address === null) continue;
      const image = kept.get(address) ?? new Image();
      kept.delete(address);
      kept.set(address, image);
      if (image.src !== "") continue;
      image.src = address;
      // What cannot be prepared is read when it is looked at.
      image.decode().catch(() => kept.delete(address));
    }
    for (const [address] of [...kept].slice(0, Math.max(0, kept.size - MOST_DECODED))) kept.delete(address);
  }, [order, rows, cursor]);
  useEffect(() => {
    if (resting === null) return;
    const position = order.positionOf(resting);
    for (const by of AHEAD) {
      const number = order.numberAt(position + by);
      if (number === null) continue;
      const input = { jobId, number };
      client
        .query({
          queryKey: queryKey("submission.detail", input),
          queryFn: () => call("submission.detail", input),
          staleTime: "static",
        })
        .catch(() => undefined);
    }
  }, [client, jobId, order, resting]);
};
