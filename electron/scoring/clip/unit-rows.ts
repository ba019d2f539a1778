/** Scales each row of a matrix to unit length, as a copy. A row of zeros stays zeros. */
export const toUnitRows = (values: Float32Array, rows: number): Float32Array<ArrayBuffer> => {
  const width = values.length / rows;
  const result = new Float32Array(values.length);
  for (let row = 0; row < rows; row += 1) {
    let squares = 0;
    for (let at = row * width; at < (row + 1) * width; at += 1) squares += (values[at] ?? 0) ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let at = row * width; at < (row + 1) * width; at += 1) result[at] = (values[at] ?? 0) * scale;
  }
  return result;
};

/** The cosine of a unit vector to each unit row of a matrix. */
export const cosinesTo = (vector: Float32Array, rows: Float32Array): number[] => {
  const width = vector.length;
  const cosines: number[] = [];
  for (let start = 0; start + width <= rows.length; start += width) {
    let sum = 0;
    for (let at = 0; at < width; at += 1) sum += (vector[at] ?? 0) * (rows[start + at] ?? 0);
    cosines.push(Math.min(1, Math.max(-1, sum)));
  }
  return cosines;
};
