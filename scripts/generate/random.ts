/** Repeatable randomness (mulberry32): the same seed makes the same database. */
export interface Random {
  /** 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  bytes(length: number): Buffer;
}

export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  const word = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const next = (): number => word() / 2 ** 32;
  return {
    next,
    below: (below) => Math.floor(next() * below),
    bytes: (length) => {
      const bytes = Buffer.alloc(Math.ceil(length / 4) * 4);
      for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32LE(word(), at);
      return bytes.subarray(0, length);
    },
  };
};

/** A UUIDv7 of that moment, as bytes. */
export const idAt = (random: Random, ms: number): Buffer => {
  const id = random.bytes(16);
  id.writeUIntBE(ms, 0, 6);
  id[6] = 0x70 | ((id[6] ?? 0) & 0x0f);
  id[8] = 0x80 | ((id[8] ?? 0) & 0x3f);
  return id;
};
