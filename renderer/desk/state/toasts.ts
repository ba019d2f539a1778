import { create } from "zustand";

export type ToastTone = "plain" | "good" | "bad" | "approved" | "rejected";

export interface ToastAction {
  readonly label: string;
  /** Keys as written in a command, shown beside the label. */
  readonly keys?: string;
  readonly run: () => void;
}

export interface Toast {
  readonly id: number;
  readonly tone: ToastTone;
  readonly text: string;
  readonly action: ToastAction | null;
}

const SHOWN_MS = 10_000;
const AT_MOST = 3;
let lastId = 0;

export const useToasts = create<{ readonly toasts: readonly Toast[] }>(() => ({ toasts: [] }));

export const dismissToast = (id: number): void =>
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }));

/** Takes away what offers something that only the screen being left can do: its key means another thing elsewhere. */
export const dismissOffers = (): void =>
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter(({ action }) => action === null) }));

/** Tells what happened, politely, for ten seconds. */
export const showToast = (text: string, options: { tone?: ToastTone; action?: ToastAction } = {}): number => {
  lastId += 1;
  const id = lastId;
  const toast: Toast = { id, tone: options.tone ?? "plain", text, action: options.action ?? null };
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, toast].slice(-AT_MOST) }));
  setTimeout(() => dismissToast(id), SHOWN_MS);
  return id;
};

/** Tells why something was not done: a refusal's own sentence, else the fault's. */
export const showError = (error: unknown): number =>
  showToast(error instanceof Error ? error.message : String(error), { tone: "bad" });
