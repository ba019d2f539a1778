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

/** Weights of this standard deviation, as float32 bytes. The same calls in the same order give the same weights. */
export const randomFloats = (count: number, deviation: number): Uint8Array => {
  const values = new Float32Array(count);
  for (let index = 0; index < count; index += 1) {
    values[index] = (block[next] ?? 0) * deviation;
    next = (next + 1) % BLOCK;
  }
  return new Uint8Array(values.buffer);
};

/** The unsigned 8-bit form of such weights: a zero point of 128, and three deviations reach to the ends. */
export const randomBytes = (count: number): Uint8Array => {
  const values = new Uint8Array(count);
  for (let index = 0; index < count; index += 1) {
    values[index] = Math.min(255, Math.max(0, Math.round(128 + (block[next] ?? 0) * 42)));
    next = (next + 1) % BLOCK;
  }
  return values;
};

/** What one step of `randomBytes` stands for, so that it has this standard deviation. */
export const stepFor = (deviation: number): number => deviation / 42;
