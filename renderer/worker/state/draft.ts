import { createStore, type StoreApi } from "zustand/vanilla";
import type { Destination } from "./queue-entry.ts";

/** What is gathered before it goes out: words, and files where several make one submission. */
export interface Draft {
  readonly words: string;
  readonly files: readonly File[];
  readonly destination: Destination;
}

export interface DraftStore {
  readonly store: StoreApi<Draft>;
  /** Files for another destination start a new draft. */
  add(files: readonly File[], destination: Destination): void;
  remove(file: File): void;
  setWords(words: string): void;
  clear(): void;
}

export const sameDestination = (a: Destination, b: Destination): boolean =>
  a.kind === "attempt" ? b.kind === "attempt" && a.submissionId === b.submissionId : b.kind === "new";

const empty: Draft = { words: "", files: [], destination: { kind: "new" } };

export const createDraft = (): DraftStore => {
  const store = createStore<Draft>(() => empty);
  return {
    store,
    add: (files, destination) =>
      store.setState((now) => ({
        destination,
        files: sameDestination(now.destination, destination) ? [...now.files, ...files] : files,
      })),
    remove: (file) => store.setState(({ files }) => ({ files: files.filter((one) => one !== file) })),
    setWords: (words) => store.setState({ words }),
    clear: () => store.setState(empty),
  };
};
