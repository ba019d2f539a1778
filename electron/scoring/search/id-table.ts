const ID = 16;
const EMPTY = -1;

/**
 * Numbers 16-byte ids in the order in which they come: 0, 1, ... Open addressing over typed arrays, because a map of
 * 100,000 texts would take more memory and time than everything else that is kept beside the embeddings.
 */
export interface IdTable {
  count(): number;
  /** The number of the id that lies at `at` in these bytes; -1 when it is not in the table. */
  find(bytes: Uint8Array, at: number): number;
  /** The same, taking the id in when it is new. */
  put(bytes: Uint8Array, at: number): number;
  /** Copies an id out. */
  copy(number: number, into: Uint8Array, at: number): void;
}

export const createIdTable = (): IdTable => {
  let ids = new Uint8Array(ID * 256);
  let slots = new Int32Array(1024).fill(EMPTY);
  let count = 0;

  /** The last four bytes of a UUIDv7 are chance. */
  const slotOf = (bytes: Uint8Array, at: number): number =>
    (((bytes[at + 12] ?? 0) << 24) |
      ((bytes[at + 13] ?? 0) << 16) |
      ((bytes[at + 14] ?? 0) << 8) |
      (bytes[at + 15] ?? 0)) &
    (slots.length - 1);

  const isAt = (number: number, bytes: Uint8Array, at: number): boolean => {
    const place = number * ID;
    for (let byte = ID - 1; byte >= 0; byte -= 1) {
      if (ids[place + byte] !== bytes[at + byte]) return false;
    }
    return true;
  };

  /** Where the id is, or the empty slot where it belongs. */
  const seek = (bytes: Uint8Array, at: number): number => {
    let slot = slotOf(bytes, at);
    for (;;) {
      const number = slots[slot] ?? EMPTY;
      if (number === EMPTY || isAt(number, bytes, at)) return slot;
      slot = (slot + 1) & (slots.length - 1);
    }
  };

  const grow = (): void => {
    const more = new Uint8Array(2 * ids.length);
    more.set(ids);
    ids = more;
    slots = new Int32Array(2 * slots.length).fill(EMPTY);
    for (let number = 0; number < count; number += 1) slots[seek(ids, number * ID)] = number;
  };

  return {
    count: () => count,
    find: (bytes, at) => slots[seek(bytes, at)] ?? EMPTY,
    put: (bytes, at) => {
      const slot = seek(bytes, at);
      const known = slots[slot] ?? EMPTY;
      if (known !== EMPTY) return known;
      if (count * ID === ids.length) {
        grow();
        return putNew(bytes, at, seek(bytes, at));
      }
      return putNew(bytes, at, slot);
    },
    copy: (number, into, at) => into.set(ids.subarray(number * ID, (number + 1) * ID), at),
  };

  function putNew(bytes: Uint8Array, at: number, slot: number): number {
    ids.set(bytes.subarray(at, at + ID), count * ID);
    slots[slot] = count;
    count += 1;
    return count - 1;
  }
};
