import type { DeskAnswers, DeskCall, DeskInput } from "#shared/contract/desk-calls.ts";
import type { ToastAction, ToastTone } from "../../../state/toasts.ts";

/** What a triage session needs from outside; the desk's own bridge and toasts, or a test's. */
export interface TriagePorts {
  readonly call: <C extends DeskCall>(name: C, input: DeskInput<C>) => Promise<DeskAnswers[C]>;
  /** Main has made these decisions; so many of them went against the model. */
  readonly decided: (count: number, overrides: number) => void;
  /** Shows a sentence in place of the one this session showed before. */
  readonly tell: (text: string, tone: ToastTone, action?: ToastAction) => void;
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
