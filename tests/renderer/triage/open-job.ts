import { screen } from "@testing-library/react";
import type { DeskCall } from "#shared/contract/desk-calls.ts";
import type { JobTab } from "../../../renderer/desk/state/route.ts";
import type { World } from "../desk/harness/world.ts";
import { type Desk, jobPath, openDesk } from "../desk/desk.tsx";

/** A page without layout measures nothing, so elements are given the size of a usual window's grid. */
const giveSizes = (): void => {
  for (const [name, value] of [
    ["clientWidth", 856],
    ["offsetWidth", 856],
    ["clientHeight", 700],
    ["offsetHeight", 700],
  ] as const) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
  }
};

/** The whole desk over made-up data, at one tab of the made-up job with this number. */
export const openJob = async (
  job: number,
  tab: JobTab,
  fail?: DeskCall,
  given?: (world: World) => void,
): Promise<Desk> => {
  giveSizes();

  const desk = openDesk({
    path: jobPath(job, tab),
    ...(fail !== undefined && { fail }),
    ...(given !== undefined && { given }),
  });
  await screen.findByRole("main");
  return desk;
};
