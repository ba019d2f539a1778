/**
 * As much of protobuf's wire format as an ONNX file needs (https://protobuf.dev/programming-guides/encoding).
 * A message is a list of chunks, so that weights of hundreds of megabytes are never copied together.
 */
export type Chunks = readonly Uint8Array[];

const VARINT = 0;
const LENGTH_DELIMITED = 2;

const varint = (value: number): Uint8Array => {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
};

const sizeOf = (chunks: Chunks): number => chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);

/** A whole, non-negative number. */
export const numberField = (field: number, value: number): Chunks => [
  varint(field * 8 + VARINT),
  varint(value),
];

export const bytesField = (field: number, bytes: Uint8Array): Chunks => [
  varint(field * 8 + LENGTH_DELIMITED),
  varint(bytes.byteLength),
  bytes,
];

export const textField = (field: number, text: string): Chunks =>
  bytesField(field, new TextEncoder().encode(text));

export const messageField = (field: number, message: Chunks): Chunks => [
  varint(field * 8 + LENGTH_DELIMITED),
  varint(sizeOf(message)),
  ...message,
];
