import type { DeskAnswers, DeskBridge, DeskCall, DeskInput } from "#shared/contract/desk-calls.ts";
import { isRefusalView, RefusalError } from "./refusal-error.ts";

declare global {
  interface Window {
    /** Set by the preload before the page loads. */
    readonly winnow: DeskBridge;
  }
}

/** `darwin`, `win32` or `linux`: where the window's own buttons stand. */
export const platform = (): string => window.winnow.platform;

/** Where the worker's page lies as a preview. */
export const workerPreview = (): string => window.winnow.workerPreview;

/** One call to main. Rejects with a RefusalError when the rules say no. */
export const call = async <C extends DeskCall>(name: C, input: DeskInput<C>): Promise<DeskAnswers[C]> => {
  const answer = await window.winnow.call(name, input);
  if (isRefusalView(answer)) throw new RefusalError(answer);
  return answer;
};
