/** In pixels of the square; may reach over its edges. */
interface Cover {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A copy of an interleaved 8-bit RGB square in which a rectangle has the mean colour of the whole. */
export const coverMeanColour = (square: Uint8Array, size: number, cover: Cover): Uint8Array => {
  const sums = [0, 0, 0];
  for (let at = 0; at < square.length; at += 1) sums[at % 3] = (sums[at % 3] ?? 0) + (square[at] ?? 0);
  const mean = sums.map((sum) => Math.round(sum / (size * size)));
  const copy = Uint8Array.from(square);
  const [left, right] = [Math.max(0, Math.round(cover.left)), Math.min(size, Math.round(cover.right))];
  const [top, bottom] = [Math.max(0, Math.round(cover.top)), Math.min(size, Math.round(cover.bottom))];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      for (let channel = 0; channel < 3; channel += 1) {
        copy[3 * (y * size + x) + channel] = mean[channel] ?? 0;
      }
    }
  }
  return copy;
};
