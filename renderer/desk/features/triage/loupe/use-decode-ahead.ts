import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call } from "../../../bridge/call.ts";
import { queryKey } from "../../../bridge/queries.ts";
import { useSession, useTriage } from "../session-context.ts";

const AHEAD = [1, 2, -1] as const;

/** Reads and decodes the neighbours' previews while one looks, so that the next photo is there before the key is up. */
export const useDecodeAhead = (): void => {
  const client = useQueryClient();
  const { jobId } = useSession();
  const order = useTriage((state) => state.order);
  const resting = useTriage((state) => state.resting);
  useEffect(() => {
    if (resting === null) return;
    const position = order.positionOf(resting);
    const images: HTMLImageElement[] = [];
    let gone = false;
    const prepare = async (number: number): Promise<void> => {
      const input = { jobId, number };
      const detail = await client.query({
        queryKey: queryKey("submission.detail", input),
        queryFn: () => call("submission.detail", input),
        staleTime: "static",
      });
      const address = detail.attempts[0]?.files[0]?.preview;
      if (gone || address === undefined) return;
      const image = new Image();
      image.src = address;
      images.push(image);
      await image.decode();
    };
    for (const by of AHEAD) {
      const number = order.numberAt(position + by);
      // What cannot be prepared is read when it is looked at.
      if (number !== null) prepare(number).catch(() => undefined);
    }
    return () => {
      gone = true;
      for (const image of images) image.src = "";
    };
  }, [client, jobId, order, resting]);
};
