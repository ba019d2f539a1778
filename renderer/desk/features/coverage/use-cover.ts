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

interface Worked {
  readonly cover: Cover;
  readonly past: readonly Cover[];
}

/**
 * The places with their undo; every change is kept at main, and stands there again after a restart. Until the first
 * change they follow what is suggested, as scores come in; from then on nobody moves under the moderator's hand.
 */
export const useCover = (view: CoverageView): CoverDesk => {
  const client = useQueryClient();
  const [worked, setWorked] = useState<Worked | null>(null);
  const [turned, setTurned] = useState<number | null>(null);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const save = ({ accepted }: Cover): void => {
    queue.current = queue.current.then(async () => {
      try {
        await call("pick.setPlan", { jobId: view.jobId, plan: [...accepted] });
        // Each renews the claim, and what is shown of it.
        for (const name of FOLLOW) void client.invalidateQueries({ queryKey: [name] });
      } catch (error) {
        showError(error);
      }
    });
  };
  const cover = worked?.cover ?? { places: view.places, accepted: view.accepted };
  const past = worked?.past ?? [];
  const at = Math.min(turned ?? nextToSee(cover, -1), cover.places.length - 1);
  return {
    cover,
    at: Math.max(0, at),
    turnTo: setTurned,
    move: (by) => setTurned(Math.min(cover.places.length - 1, Math.max(0, at + by))),
    change: (next, advance = false) => {
      const after = next(cover);
      if (after === cover) return;
      setWorked({ cover: after, past: [...past, cover] });
      setTurned(advance ? nextToSee(after, at) : at);
      save(after);
    },
    undo: () => {
      const before = past.at(-1);
      if (before === undefined) return false;
      setWorked({ cover: before, past: past.slice(0, -1) });
      save(before);
      return true;
    },
  };
};

const FOLLOW = ["coverage.get", "coverage.queue", "pick.get", "jobs.get", "inbox.get", "jobs.list"] as const;
