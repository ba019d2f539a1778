import type { IndexReply, IndexRequest } from "./messages.ts";

/** The process died before it answered, or its model failed: what was in the index is gone. */
export interface Lost {
  readonly kind: "lost";
}

/** How the service's side asks the index in the scoring process. */
export interface IndexLink {
  /** Waits until the process runs and has the model that is wanted. Rejects when the scorer is closed. */
  ask(request: IndexRequest): Promise<IndexReply | Lost>;
}

/** The bookkeeping behind it: what waits for the process, and what the process has been asked. */
export interface IndexCalls extends IndexLink {
  /** Sends what waits. */
  flush(send: (id: number, request: IndexRequest) => void): void;
  answered(id: number, reply: IndexReply): void;
  /** The process died: what it was asked is lost, what waits goes on waiting. */
  died(): void;
  /** Rejects everything. */
  close(error: Error): void;
  /** Waiting or asked. */
  size(): number;
  /** Asked and not answered. */
  asked(): number;
}

interface Call {
  readonly request: IndexRequest;
  readonly resolve: (reply: IndexReply | Lost) => void;
  readonly reject: (error: Error) => void;
}

/** `wake` is called when something is to be sent. Searches do not queue behind pictures, nor count as their flight. */
export const createIndexCalls = (wake: () => void): IndexCalls => {
  let waiting: Call[] = [];
  const asked = new Map<number, Call>();
  let lastId = 0;
  let closed: Error | null = null;

  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (closed !== null) {
          reject(closed);
          return;
        }
        waiting.push({ request, resolve, reject });
        wake();
      }),
    flush: (send) => {
      for (const call of waiting.splice(0)) {
        lastId += 1;
        asked.set(lastId, call);
        send(lastId, call.request);
      }
    },
    answered: (id, reply) => {
      const call = asked.get(id);
      asked.delete(id);
      call?.resolve(reply);
    },
    died: () => {
      for (const call of asked.values()) call.resolve({ kind: "lost" });
      asked.clear();
    },
    close: (error) => {
      closed = error;
      for (const call of [...asked.values(), ...waiting]) call.reject(error);
      asked.clear();
      waiting = [];
    },
    size: () => waiting.length + asked.size,
    asked: () => asked.size,
  };
};
