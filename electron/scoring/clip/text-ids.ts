/** Texts as rows of token ids of equal length, ready for a text encoder. */
export interface TextIds {
  /** `rows * length` ids, row after row. */
  readonly ids: BigInt64Array;
  /** 1 where a token stands, 0 where padding does. */
  readonly mask: BigInt64Array;
  readonly rows: number;
  readonly length: number;
}

/**
 * Cuts each text to the encoder's length and pads all to the longest. CLIP reads a text's meaning off its end token,
 * so a text that is cut keeps it as its last.
 */
export const padTextIds = (
  encoded: readonly (readonly number[])[],
  maxLength: number,
  endId: number,
  padId: number,
  /** Rows are padded to this at least; SigLIP was trained on nothing shorter than its longest. */
  least = 1,
): TextIds => {
  const cut = encoded.map((ids) => (ids.length <= maxLength ? ids : [...ids.slice(0, maxLength - 1), endId]));
  const length = Math.max(least, ...cut.map((ids) => ids.length));
  const all = new BigInt64Array(cut.length * length).fill(BigInt(padId));
  const mask = new BigInt64Array(cut.length * length);
  cut.forEach((ids, row) => {
    ids.forEach((id, column) => {
      all[row * length + column] = BigInt(id);
      mask[row * length + column] = 1n;
    });
  });
  return { ids: all, mask, rows: cut.length, length };
};
