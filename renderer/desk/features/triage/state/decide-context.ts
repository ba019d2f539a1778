import { createContext, use } from "react";
import type { Outcome } from "#shared/domain/submission.ts";

/** Decides the targets; very many are asked about first. */
export type Decide = (outcome: Outcome) => void;

export const DecideContext = createContext<Decide>(() => undefined);

export const useDecide = (): Decide => use(DecideContext);
