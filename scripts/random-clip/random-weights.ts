/** A long block of normally distributed numbers, drawn once from a fixed seed and read from again and again. */
const BLOCK = 1_000_003;

const drawBlock = (): Float32Array => {
  let state = 20_261_122;
  const uniform = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Float32Array.from(
    { length: BLOCK },
    () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
  );
};

const block = drawBlock();
let next = 0;

/** Begins the numbers anew, so that both forms of a model get the same weights. */
export const restart = (): void => {
  next = 0;
};

/** Weights of this standard deviation, as float32 bytes. The same calls in the same order give the same weights. */
export const randomFloats = (count: number, deviation: number): Uint8Array => {
  const values = new Float32Array(count);
  for (let index = 0; index < count; index += 1) {
    values[index] = (block[next] ?? 0) * deviation;
    next = (next + 1) % BLOCK;
  }
  return new Uint8Array(values.buffer);
};

/** Half of what 7 bits hold: weights are drawn about it, and three deviations reach to the ends. */
export const MIDDLE = 64;
const STEPS_PER_DEVIATION = 21;
const MOST = 127;

/**
 * The unsigned 8-bit form of such weights as the hub's files have it: of the 8 bits only 7 are used (`reduce_range`),
 * and each column lies about a zero point of its own (`per_channel`).
 */
export const randomBytes = (count: number, zeroPoints: Uint8Array = Uint8Array.of(MIDDLE)): Uint8Array => {
  const values = new Uint8Array(count);
  for (let index = 0; index < count; index += 1) {
    const zero = zeroPoints[index % zeroPoints.length] ?? MIDDLE;
    values[index] = Math.min(MOST, Math.max(0, Math.round(zero + (block[next] ?? 0) * STEPS_PER_DEVIATION)));
    next = (next + 1) % BLOCK;
  }
  return values;
};

/** A zero point for each column: near the middle, as those of weights that lie about 0 are. */
export const zeroPointsOf = (columns: number): Uint8Array =>
  Uint8Array.from({ length: columns }, (_, column) => MIDDLE + ((column * 3) % 7) - 3);

/** What one step of `randomBytes` stands for, so that it has this standard deviation. */
export const stepFor = (deviation: number): number => deviation / STEPS_PER_DEVIATION;
