import { create } from "zustand";
import type { HeatMapView, LookChoice } from "#shared/contract/judging-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { call } from "../../../bridge/call.ts";
import { errorSentence } from "../../../ui/States.tsx";

interface Looked {
  readonly jobId: JobId;
  readonly number: number;
  readonly position: number;
  readonly choice: LookChoice;
  /** Null while the model looks, or where it could not. */
  readonly map: HeatMapView | null;
  readonly problem: string | null;
}

/** Where in one picture a prompt is met: at most one look at a time. */
export const useLook = create<{ readonly look: Looked | null }>(() => ({ look: null }));

/** The look at that submission's picture; null for every other. */
export const useLookAt = (number: number | null): Looked | null =>
  useLook(({ look }) => (look !== null && look.number === number ? look : null));

export const stopLooking = (): void => {
  const { look } = useLook.getState();
  if (look === null) return;
  useLook.setState({ look: null });
  if (look.map === null) void call("look.stop", undefined);
};

export const sameChoice = (a: LookChoice, b: LookChoice): boolean =>
  a.kind === b.kind && a.prompt === b.prompt && a.contrast === b.contrast;

/** Looks for that in the picture; what was looked for before ends. */
export const lookFor = async (
  at: Pick<Looked, "jobId" | "number" | "position">,
  choice: LookChoice,
): Promise<void> => {
  const mine: Looked = { ...at, choice, map: null, problem: null };
  useLook.setState({ look: mine });
  const settle = (result: Pick<Looked, "map" | "problem">): void => {
    if (useLook.getState().look === mine) useLook.setState({ look: { ...mine, ...result } });
  };
  try {
    const { prompt, contrast } = choice;
    const map = await call("look.heatMap", { ...at, prompt, contrast });
    if (!map.stopped) settle({ map, problem: null });
  } catch (error) {
    settle({ map: null, problem: errorSentence(error) });
  }
};
