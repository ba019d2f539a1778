/**
 * Where files that are on their way lie at the service, so that one that is chosen again after the page was closed
 * goes on where it was.
 */
export interface UploadNotes {
  /** The address for the file that has this mark. */
  find(mark: string): string | null;
  keep(mark: string, address: string): void;
  forget(address: string): void;
}

interface Note {
  readonly mark: string;
  readonly address: string;
  readonly at: number;
}

const place = "winnow.uploads";
/** The service keeps them as long. */
const keptMs = 24 * 60 * 60 * 1000;
const most = 20;

const parse = (text: string | null): readonly Note[] => {
  if (text === null) return [];
  try {
    const notes: unknown = JSON.parse(text);
    return Array.isArray(notes) ? (notes as readonly Note[]) : [];
  } catch {
    return [];
  }
};

/** Where the browser keeps nothing, a file that is chosen again begins again. */
export const createUploadNotes = (storage: () => Storage, now: () => number = Date.now): UploadNotes => {
  const read = (): readonly Note[] => {
    try {
      return parse(storage().getItem(place)).filter(({ at }) => now() - at < keptMs);
    } catch {
      return [];
    }
  };
  const write = (notes: readonly Note[]): void => {
    try {
      storage().setItem(place, JSON.stringify(notes.slice(-most)));
    } catch {
      // As above.
    }
  };
  return {
    find: (mark) => read().find((note) => note.mark === mark)?.address ?? null,
    keep: (mark, address) => {
      write([...read().filter((note) => note.mark !== mark), { mark, address, at: now() }]);
    },
    forget: (address) => {
      write(read().filter((note) => note.address !== address));
    },
  };
};

const sampleBytes = 64 * 1024;

/** Tells files apart: name, size and time, and the bytes at both ends (crypto.subtle is missing on plain http). */
export const markOf = async (code: string, file: File): Promise<string> => {
  const ends = [file.slice(0, sampleBytes), file.slice(Math.max(0, file.size - sampleBytes))];
  let hash = 0x811c9dc5;
  for (const end of ends) {
    for (const byte of new Uint8Array(await end.arrayBuffer())) hash = Math.imul(hash ^ byte, 0x01000193);
  }
  return [code, file.name, file.size, file.lastModified, (hash >>> 0).toString(16)].join("|");
};
