import type { PromptRows } from "./close-look-port.ts";

export type { PromptRows } from "./close-look-port.ts";

/** The cosine of a stored embedding (unit length, little-endian float32) to each prompt, in the prompts' order. */
export const cosinesOf = (
  stored: Uint8Array,
  { rows, width }: Pick<PromptRows, "rows" | "width">,
): number[] => {
  // Copied: rows of a database need not lie where floats may.
  const vector = new Float32Array(Uint8Array.from(stored).buffer);
  if (vector.length !== width) return [];
  const cosines: number[] = [];
  for (let start = 0; start + width <= rows.length; start += width) {
    let sum = 0;
    for (let at = 0; at < width; at += 1) sum += (vector[at] ?? 0) * (rows[start + at] ?? 0);
    cosines.push(Math.min(1, Math.max(-1, sum)));
  }
  return cosines;
};
