import type { IndexReply, IndexRequest } from "./messages.ts";

/** Between the scoring process and its index thread. `forget` is not answered. */
export interface ToIndexWorker {
  readonly id: number;
  readonly request: IndexRequest | { readonly type: "forget" };
}

export interface FromIndexWorker {
  readonly id: number;
  readonly reply: IndexReply;
}
