/** Words of 32 bits in an id of 16 bytes. */
export const ID_WORDS = 4;
export const ID_BYTES = 16;

const EMPTY = -1;

/** Ids as words; copied where they do not lie on a multiple of four bytes. */
export const idWords = (bytes: Uint8Array): Uint32Array => {
  const { buffer, byteOffset, byteLength } = byteAligned(bytes);
  return new Uint32Array(buffer, byteOffset, Math.floor(byteLength / ID_BYTES) * ID_WORDS);
};

const byteAligned = (bytes: Uint8Array): Uint8Array =>
  bytes.byteOffset % Uint32Array.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);

/**
 * Numbers 16-byte ids in the order in which they come: 0, 1, ... Open addressing over typed arrays, because a map of
 * 100,000 texts would take more memory and time than everything else that is kept beside the embeddings.
 */
export interface IdTable {
  count(): number;
  /** The number of the id that begins at the word `at`; -1 when it is not in the table. */
  find(words: Uint32Array, at: number): number;
  /** The same, taking the id in when it is new. */
  put(words: Uint32Array, at: number): number;
  /** Copies an id out, to that byte. */
  copy(number: number, into: Uint8Array, at: number): void;
}

export const createIdTable = (): IdTable => {
  let ids = new Uint32Array(ID_WORDS * 256);
  let slots = new Int32Array(1024).fill(EMPTY);
  let count = 0;

  const isAt = (number: number, words: Uint32Array, at: number): boolean => {
    const place = number * ID_WORDS;
    return (
      ids[place + 3] === words[at + 3] &&
      ids[place + 2] === words[at + 2] &&
      ids[place + 1] === words[at + 1] &&
      ids[place] === words[at]
    );
  };

  /** Where the id is, or the empty slot where it belongs. The last bytes of a UUIDv7 are chance. */
  const seek = (words: Uint32Array, at: number): number => {
    const mask = slots.length - 1;
    let slot = Math.imul(words[at + 3] ?? 0, 0x9e3779b1) & mask;
    for (;;) {
      const number = slots[slot] ?? EMPTY;
      if (number === EMPTY || isAt(number, words, at)) return slot;
      slot = (slot + 1) & mask;
    }
  };

  const grow = (): void => {
    const more = new Uint32Array(2 * ids.length);
    more.set(ids);
    ids = more;
    slots = new Int32Array(2 * slots.length).fill(EMPTY);
    for (let number = 0; number < count; number += 1) slots[seek(ids, number * ID_WORDS)] = number;
  };

  return {
    count: () => count,
    find: (words, at) => slots[seek(words, at)] ?? EMPTY,
    put: (words, at) => {
      const known = slots[seek(words, at)] ?? EMPTY;
      if (known !== EMPTY) return known;
      if (count * ID_WORDS === ids.length) grow();
      ids.set(words.subarray(at, at + ID_WORDS), count * ID_WORDS);
      slots[seek(words, at)] = count;
      count += 1;
      return count - 1;
    },
    copy: (number, into, at) => {
      const bytes = new Uint8Array(ids.buffer, number * ID_BYTES, ID_BYTES);
      into.set(bytes, at);
    },
  };
};
