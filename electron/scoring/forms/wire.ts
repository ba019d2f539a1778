/**
 * As much of protobuf's wire format (https://protobuf.dev/programming-guides/encoding) as it takes to change a few
 * fields of a message of a hundred megabytes: every field keeps the bytes it was read from, known or not, so that
 * what is not touched is written back as it was. Nothing is copied; fields are views of what was read.
 */
export interface Field {
  readonly number: number;
  /** The whole field as it stands in the file, with its tag. */
  readonly raw: readonly Uint8Array[];
  /** What a length-delimited field holds; empty for the other kinds. */
  readonly bytes: Uint8Array;
  /** What a varint field holds; 0 for the other kinds. */
  readonly value: number;
}

export class WireError extends Error {}

const VARINT = 0;
const FIXED_64 = 1;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;
const NOTHING = new Uint8Array();

interface Varint {
  readonly value: number;
  readonly end: number;
}

/** Numbers above 2^53 lose their last bits; negative ones, which take ten bytes, come as -1, -2, ... exactly. */
const readVarint = (bytes: Uint8Array, start: number): Varint => {
  let value = 0n;
  for (let at = start; at < start + 10; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) break;
    value |= BigInt(byte & 127) << BigInt(7 * (at - start));
    if (byte < 128) return { value: Number(BigInt.asIntN(64, value)), end: at + 1 };
  }
  throw new WireError("The file ends in the middle of a number.");
};

const endOf = (
  bytes: Uint8Array,
  wire: number,
  start: number,
): { readonly from: number; readonly end: number } => {
  if (wire === VARINT) return { from: start, end: readVarint(bytes, start).end };
  if (wire === FIXED_64) return { from: start, end: start + 8 };
  if (wire === FIXED_32) return { from: start, end: start + 4 };
  if (wire !== LENGTH_DELIMITED) throw new WireError(`Wire type ${wire} is not known.`);
  const length = readVarint(bytes, start);
  return { from: length.end, end: length.end + length.value };
};

/** The fields of a message in their order. Throws a WireError when the bytes are no message. */
export const readFields = (bytes: Uint8Array): Field[] => {
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = readVarint(bytes, at);
    const wire = tag.value & 7;
    const { from, end } = endOf(bytes, wire, tag.end);
    if (end > bytes.length || end < from) throw new WireError("The file ends in the middle of a field.");
    fields.push({
      number: Math.floor(tag.value / 8),
      raw: [bytes.subarray(at, end)],
      bytes: wire === LENGTH_DELIMITED ? bytes.subarray(from, end) : NOTHING,
      value: wire === VARINT ? readVarint(bytes, from).value : 0,
    });
    at = end;
  }
  return fields;
};

/** The numbers of a packed field, as `repeated int32` and `repeated int64` are written. */
export const readPacked = (bytes: Uint8Array): number[] => {
  const values: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const { value, end } = readVarint(bytes, at);
    values.push(value);
    at = end;
  }
  return values;
};

const varint = (value: number): Uint8Array => {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
  return Uint8Array.from(bytes);
};

/** A whole number of at least 0. */
export const numberField = (number: number, value: number): Field => ({
  number,
  raw: [varint(number * 8 + VARINT), varint(value)],
  bytes: NOTHING,
  value,
});

export const bytesField = (number: number, bytes: Uint8Array): Field => ({
  number,
  raw: [varint(number * 8 + LENGTH_DELIMITED), varint(bytes.length), bytes],
  bytes,
  value: 0,
});

export const textField = (number: number, text: string): Field =>
  bytesField(number, new TextEncoder().encode(text));

export const textOf = (field: Field): string => new TextDecoder().decode(field.bytes);

/** A message as a field of another; its `bytes` are left empty, since nothing reads back what was just written. */
export const messageField = (number: number, fields: readonly Field[]): Field => {
  const chunks = fields.flatMap(({ raw }) => raw);
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  return {
    number,
    raw: [varint(number * 8 + LENGTH_DELIMITED), varint(length), ...chunks],
    bytes: NOTHING,
    value: 0,
  };
};
