import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { CoverageView } from "#shared/contract/coverage-calls.ts";
import { call } from "../../bridge/call.ts";
import { showError } from "../../state/toasts.ts";
import { type Cover, nextToSee } from "./model/cover.ts";

export interface CoverDesk {
  readonly cover: Cover;
  /** The place that keys act on. */
  readonly at: number;
  readonly turnTo: (at: number) => void;
  readonly move: (by: 1 | -1) => void;
  readonly change: (next: (cover: Cover) => Cover, advance?: boolean) => void;
  readonly undo: () => boolean;
}

/** The places with their undo; every change is kept at main, and stands there again after a restart. */
export const useCover = (first: CoverageView): CoverDesk => {
  const client = useQueryClient();
  const [state, setState] = useState(() => {
    const cover: Cover = { places: first.places, accepted: first.accepted };
    return { cover, at: Math.max(0, nextToSee(cover, -1)), past: [] as readonly Cover[] };
  });
  const queue = useRef<Promise<void>>(Promise.resolve());
  const save = ({ accepted }: Cover): void => {
    queue.current = queue.current.then(async () => {
      try {
        await call("pick.setPlan", { jobId: first.jobId, plan: [...accepted] });
        // Each renews the claim, and what is shown of it.
        for (const name of [
          "coverage.get",
          "coverage.queue",
          "pick.get",
          "jobs.get",
          "inbox.get",
          "jobs.list",
        ])
          void client.invalidateQueries({ queryKey: [name] });
      } catch (error) {
        showError(error);
      }
    });
  };
  const { cover, at, past } = state;
  return {
    cover,
    at,
    turnTo: (to) => setState((before) => ({ ...before, at: to })),
    move: (by) =>
      setState((before) => ({
        ...before,
        at: Math.min(before.cover.places.length - 1, Math.max(0, before.at + by)),
      })),
    change: (next, advance = false) => {
      const after = next(cover);
      if (after === cover) return;
      setState({ cover: after, at: advance ? nextToSee(after, at) : at, past: [...past, cover] });
      save(after);
    },
    undo: () => {
      const before = past.at(-1);
      if (before === undefined) return false;
      setState({ cover: before, at, past: past.slice(0, -1) });
      save(before);
      return true;
    },
  };
};
