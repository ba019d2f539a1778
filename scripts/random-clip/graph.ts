import { bytesField, messageField, numberField, textField, type Chunks } from "./protobuf.ts";

/** ONNX element types (onnx.proto, TensorProto.DataType). */
export const TYPE = { float: 1, uint8: 2, int32: 6, int64: 7 } as const;
export type ElementType = (typeof TYPE)[keyof typeof TYPE];

/** A dimension is a number, or a name where it is only known when the model runs. */
export type Shape = readonly (number | string)[];
export type Attributes = Readonly<Record<string, number | readonly number[] | string>>;

const OPSET = 17;
const IR_VERSION = 8;

/** A graph under construction. Values are known by name. */
export interface Graph {
  /** Adds a node and answers the names of its outputs. */
  node(operator: string, inputs: readonly string[], attributes?: Attributes, outputs?: number): string[];
  /** A node with one output. */
  op(operator: string, inputs: readonly string[], attributes?: Attributes): string;
  constant(type: ElementType, shape: readonly number[], bytes: Uint8Array): string;
  ints(values: readonly number[]): string;
  floats(values: readonly number[]): string;
  input(name: string, type: ElementType, shape: Shape): string;
  output(name: string, value: string, shape: Shape): void;
  /** The finished ModelProto. */
  model(): Chunks;
}

const bytesOf = (values: { buffer: ArrayBuffer }): Uint8Array => new Uint8Array(values.buffer);

const attribute = (name: string, value: number | readonly number[] | string): Chunks => {
  const [FLOAT, INT, STRING, INTS] = [1, 2, 3, 7];
  if (typeof value === "string") {
    return [...textField(1, name), ...textField(4, value), ...numberField(20, STRING)];
  }
  if (typeof value === "number" && !Number.isInteger(value)) {
    const [a = 0, b = 0, c = 0, d = 0] = bytesOf(Float32Array.of(value));
    // Field 2 as a 32-bit value: wire type 5.
    return [...textField(1, name), Uint8Array.of(2 * 8 + 5, a, b, c, d), ...numberField(20, FLOAT)];
  }
  if (typeof value === "number")
    return [...textField(1, name), ...numberField(3, value), ...numberField(20, INT)];
  return [...textField(1, name), ...value.flatMap((item) => numberField(8, item)), ...numberField(20, INTS)];
};

const valueInfo = (name: string, type: ElementType, shape: Shape): Chunks => {
  const dimensions = shape.flatMap((size) =>
    messageField(1, typeof size === "number" ? numberField(1, size) : textField(2, size)),
  );
  const tensor = [...numberField(1, type), ...messageField(2, dimensions)];
  return [...textField(1, name), ...messageField(2, messageField(1, tensor))];
};

export const createGraph = (name: string): Graph => {
  const nodes: Chunks[] = [];
  const constants: Chunks[] = [];
  const inputs: Chunks[] = [];
  const outputs: Chunks[] = [];
  let last = 0;
  const fresh = (hint: string): string => `${hint}_${(last += 1)}`;

  const node: Graph["node"] = (operator, from, attributes = {}, count = 1) => {
    const names = Array.from({ length: count }, () => fresh(operator));
    nodes.push([
      ...from.flatMap((input) => textField(1, input)),
      ...names.flatMap((output) => textField(2, output)),
      ...textField(3, fresh("node")),
      ...textField(4, operator),
      ...Object.entries(attributes).flatMap(([key, value]) => messageField(5, attribute(key, value))),
    ]);
    return names;
  };

  const constant: Graph["constant"] = (type, shape, bytes) => {
    const label = fresh("constant");
    constants.push([
      ...shape.flatMap((size) => numberField(1, size)),
      ...numberField(2, type),
      ...textField(8, label),
      ...bytesField(9, bytes),
    ]);
    return label;
  };

  return {
    node,
    op: (operator, from, attributes) => node(operator, from, attributes)[0] ?? "",
    constant,
    ints: (values) => constant(TYPE.int64, [values.length], bytesOf(BigInt64Array.from(values, BigInt))),
    floats: (values) => constant(TYPE.float, [values.length], bytesOf(Float32Array.from(values))),
    input: (label, type, shape) => {
      inputs.push(valueInfo(label, type, shape));
      return label;
    },
    output: (label, value, shape) => {
      nodes.push([...textField(1, value), ...textField(2, label), ...textField(4, "Identity")]);
      outputs.push(valueInfo(label, TYPE.float, shape));
    },
    model: () => {
      const graph = [
        ...nodes.flatMap((chunks) => messageField(1, chunks)),
        ...textField(2, name),
        ...constants.flatMap((chunks) => messageField(5, chunks)),
        ...inputs.flatMap((chunks) => messageField(11, chunks)),
        ...outputs.flatMap((chunks) => messageField(12, chunks)),
      ];
      return [
        ...numberField(1, IR_VERSION),
        ...textField(2, "winnow-random-clip"),
        ...messageField(7, graph),
        ...messageField(8, [...textField(1, ""), ...numberField(2, OPSET)]),
      ];
    },
  };
};
