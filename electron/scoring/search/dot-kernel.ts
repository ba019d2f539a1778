import { type WasmMemory, webAssembly } from "./web-assembly.ts";

/**
 * The one loop that a search consists of, as a WebAssembly module of 128-bit SIMD: plain JavaScript takes six times
 * as long over the same bytes. It is written down here instruction by instruction, so that there is nothing to
 * install and nothing to compile; opcodes are those of the WebAssembly core specification, binary format, 5.4.
 *
 * dots(list, count, query, out, rows, stride): for each of `count` (at least 1) row numbers at `list`, the sum of
 * products of that row's `stride` int8 values (a multiple of UNROLLED_VALUES) with as many int16 values at `query`,
 * as a float at `out`. All are byte addresses in the imported memory. The sums must fit into 32 bits.
 */
type Code = readonly number[];

/** Values that one turn of the inner loop takes. */
export const UNROLLED_VALUES = 64;

const unsigned = (value: number): Code => {
  const bytes: number[] = [];
  let rest = value;
  do {
    const low = rest & 0x7f;
    rest >>>= 7;
    bytes.push(rest === 0 ? low : low | 0x80);
  } while (rest !== 0);
  return bytes;
};

/** Non-negative constants only: one bit of the last byte is the sign. */
const constant = (value: number): Code => {
  const bytes = [...unsigned(value)];
  const last = bytes.at(-1) ?? 0;
  if ((last & 0x40) !== 0) bytes.splice(-1, 1, last | 0x80, 0);
  return [0x41, ...bytes];
};

const get = (local: number): Code => [0x20, ...unsigned(local)];
const set = (local: number): Code => [0x21, ...unsigned(local)];
const tee = (local: number): Code => [0x22, ...unsigned(local)];
const simd = (op: number, ...operands: readonly number[]): Code => [0xfd, ...unsigned(op), ...operands];
const section = (id: number, body: Code): Code => [id, ...unsigned(body.length), ...body];

const I32_ADD = [0x6a];
const I32_SUB = [0x6b];
const I32_MUL = [0x6c];
const I32_LESS_UNSIGNED = [0x49];
const F32_FROM_I32 = [0xb2];
const LOOP = [0x03, 0x40];
const AGAIN_IF = [0x0d, 0x00];
const END = [0x0b];
const loadI32: Code = [0x28, 2, 0];
const storeF32: Code = [0x38, 2, 0];
const zeros: Code = simd(12, ...new Array<number>(16).fill(0));
/** Eight int8 values, widened to int16. */
const loadEightBytes = (offset: number): Code => simd(1, 3, ...unsigned(offset));
const loadEightShorts = (offset: number): Code => simd(0, 4, ...unsigned(offset));
const dotOfShorts: Code = simd(0xba);
const addLanes: Code = simd(0xae);
const lane = (index: number): Code => simd(0x1b, index);

const [LIST, COUNT, QUERY, OUT, ROWS, STRIDE, AT, WITH, UNTIL, SUM] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
/** Four sums that do not wait for each other. */
const SUMS = [SUM, SUM + 1, SUM + 2, SUM + 3];

const eightProducts = (step: number): Code => {
  const sum = SUM + (step % SUMS.length);
  return [
    ...[...get(sum), ...get(AT), ...loadEightBytes(8 * step)],
    ...[...get(WITH), ...loadEightShorts(16 * step), ...dotOfShorts, ...addLanes, ...set(sum)],
  ];
};

const steps = Array.from({ length: UNROLLED_VALUES / 8 }, (_, step) => step);
const advance = (local: number, by: number): Code => [...get(local), ...constant(by), ...I32_ADD];

const body: Code = [
  ...LOOP,
  // AT = ROWS + list[0] * STRIDE; UNTIL = AT + STRIDE; WITH = QUERY
  ...[...get(ROWS), ...get(LIST), ...loadI32, ...get(STRIDE), ...I32_MUL, ...I32_ADD, ...tee(AT)],
  ...[...get(STRIDE), ...I32_ADD, ...set(UNTIL), ...get(QUERY), ...set(WITH)],
  ...SUMS.flatMap((sum) => [...zeros, ...set(sum)]),
  ...LOOP,
  ...steps.flatMap(eightProducts),
  ...[...advance(WITH, 2 * UNROLLED_VALUES), ...set(WITH)],
  ...[...advance(AT, UNROLLED_VALUES), ...tee(AT), ...get(UNTIL), ...I32_LESS_UNSIGNED, ...AGAIN_IF],
  ...END,
  ...[...get(SUM), ...get(SUM + 1), ...addLanes, ...get(SUM + 2), ...get(SUM + 3), ...addLanes, ...addLanes],
  ...[...set(SUM), ...get(OUT)],
  ...[...get(SUM), ...lane(0), ...get(SUM), ...lane(1), ...I32_ADD],
  ...[...get(SUM), ...lane(2), ...I32_ADD, ...get(SUM), ...lane(3), ...I32_ADD],
  ...[...F32_FROM_I32, ...storeF32],
  ...[...advance(OUT, 4), ...set(OUT), ...advance(LIST, 4), ...set(LIST)],
  ...[...get(COUNT), ...constant(1), ...I32_SUB, ...tee(COUNT), ...AGAIN_IF],
  ...END,
  ...END,
];

const [I32, V128] = [0x7f, 0x7b];
const locals: Code = [2, 3, I32, SUMS.length, V128];
const text = (value: string): Code => [value.length, ...Buffer.from(value, "latin1")];
const code: Code = [...locals, ...body];

const MODULE = new Uint8Array([
  ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...section(1, [1, 0x60, 6, I32, I32, I32, I32, I32, I32, 0]),
  ...section(2, [1, ...text("in"), ...text("memory"), 2, 0, 1]),
  ...section(3, [1, 0]),
  ...section(7, [1, ...text("dots"), 0, 0]),
  ...section(10, [1, ...unsigned(code.length), ...code]),
]);

export type Dots = (
  list: number,
  count: number,
  query: number,
  out: number,
  rows: number,
  stride: number,
) => void;

/** The kernel over a memory of its caller. */
export const dotsOver = (memory: WasmMemory): Dots => {
  const instance = new webAssembly.Instance(new webAssembly.Module(MODULE), { in: { memory } });
  return instance.exports["dots"] as Dots;
};
