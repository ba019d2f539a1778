/** A typed array that grows by doubling. */
export interface Column<A extends Uint8Array | Uint32Array | Int32Array> {
  /** Valid until the next `ensure`. */
  values: A;
  ensure(length: number): void;
}

export const createColumn = <A extends Uint8Array | Uint32Array | Int32Array>(
  make: (length: number) => A,
): Column<A> => {
  const column: Column<A> = {
    values: make(1024),
    ensure: (length) => {
      if (length <= column.values.length) return;
      const longer = make(Math.max(length, 2 * column.values.length));
      longer.set(column.values);
      column.values = longer;
    },
  };
  return column;
};

export const bytesColumn = (): Column<Uint8Array> => createColumn((length) => new Uint8Array(length));
export const wordsColumn = (): Column<Uint32Array> => createColumn((length) => new Uint32Array(length));
