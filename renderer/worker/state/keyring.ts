/** The worker's tokens, one a job, and the name last given. They stay on this device. */
export interface Keyring {
  token(code: string): string | null;
  /** The latest token of any other job: it proves that this is the same worker. */
  earlierToken(code: string): string | null;
  name(): string;
  keep(code: string, token: string, name: string): void;
  forget(code: string): void;
}

interface Kept {
  readonly name: string;
  /** Latest last. */
  readonly tokens: readonly { readonly code: string; readonly token: string }[];
}

const place = "winnow.worker";
const nothing: Kept = { name: "", tokens: [] };

const parse = (text: string | null): Kept => {
  if (text === null) return nothing;
  try {
    const kept = JSON.parse(text) as Partial<Kept> | null;
    return { name: kept?.name ?? "", tokens: kept?.tokens ?? [] };
  } catch {
    return nothing;
  }
};

/** Where the browser keeps nothing (private windows, blocked storage) the page remembers until it is closed. */
export const createKeyring = (storage: () => Storage): Keyring => {
  let memory: Kept = nothing;
  const read = (): Kept => {
    try {
      memory = parse(storage().getItem(place));
    } catch {
      // What was kept in memory holds.
    }
    return memory;
  };
  const write = (kept: Kept): void => {
    memory = kept;
    try {
      storage().setItem(place, JSON.stringify(kept));
    } catch {
      // As above.
    }
  };
  return {
    token: (code) => read().tokens.find((entry) => entry.code === code)?.token ?? null,
    earlierToken: (code) =>
      read()
        .tokens.filter((entry) => entry.code !== code)
        .at(-1)?.token ?? null,
    name: () => read().name,
    keep: (code, token, name) => {
      const others = read().tokens.filter((entry) => entry.code !== code);
      write({ name, tokens: [...others, { code, token }] });
    },
    forget: (code) => {
      const kept = read();
      write({ ...kept, tokens: kept.tokens.filter((entry) => entry.code !== code) });
    },
  };
};
