import { ipcMain, type WebFrameMain } from "electron";
import type { DESK_CALLS, DeskCall } from "#shared/contract/desk-calls.ts";
import type { RefusalView } from "#shared/contract/desk-views.ts";
import type { DeskHandlers } from "../service/desk/desk-ports.ts";
import type { Log } from "../service/ports.ts";
import { DESK_ORIGIN } from "./app-protocol.ts";

export const CALL_CHANNEL = "winnow:call";

/** What stands behind the gate. It is loaded after the window is made, so calls may have to wait for it. */
export interface BehindGate {
  readonly calls: typeof DESK_CALLS;
  readonly handlers: DeskHandlers;
  readonly log: Log;
  /** Resolves when every call can be answered, which asking for it hastens; before, only the first screen's can. */
  whole(): Promise<unknown>;
}

/** What the first screen asks for, and what needs no more than the store. */
const FIRST_CALLS: ReadonlySet<DeskCall> = new Set([
  "app.info",
  "inbox.get",
  "model.status",
  "preferences.get",
]);

/** The one door from windows to the service: only our own page, only known calls, only inputs that parse. */
export const openCallGate = (behind: Promise<BehindGate>): void => {
  ipcMain.handle(CALL_CHANNEL, async (event, name: unknown, input: unknown): Promise<unknown> => {
    if (!isOurs(event.senderFrame)) return refusal("forbidden", "This page may not ask for this.");
    try {
      return await pass(await behind, name, input);
    } catch (error) {
      return refusalOf(error);
    }
  });
};

const pass = async (behind: BehindGate, name: unknown, input: unknown): Promise<unknown> => {
  const { calls, handlers, log } = behind;
  if (!isKnown(calls, name))
    return refusal("unknown_call", "This window and the program do not fit; restart Winnow.");
  const parsed = calls[name].safeParse(input);
  if (!parsed.success) {
    return refusal("invalid_input", parsed.error.issues[0]?.message ?? "What was entered is not valid.");
  }
  try {
    if (!FIRST_CALLS.has(name)) await behind.whole();
    const handler = handlers[name] as (input: unknown) => Promise<unknown>;
    return await handler(parsed.data);
  } catch (error) {
    log.error({ error, call: name }, "A call from the window failed.");
    return refusalOf(error);
  }
};

const refusalOf = (error: unknown): RefusalView => {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return typeof code === "string" && typeof message === "string"
    ? refusal(code, message)
    : refusal(
        "internal",
        "Something went wrong and nothing was changed. Try again; the log has the details.",
      );
};

const isOurs = (frame: WebFrameMain | null): boolean =>
  frame !== null && frame.parent === null && frame.url.startsWith(`${DESK_ORIGIN}/`);

const isKnown = (calls: BehindGate["calls"], name: unknown): name is DeskCall =>
  typeof name === "string" && Object.hasOwn(calls, name);

const refusal = (code: string, message: string): RefusalView => ({ kind: "refused", code, message });
