import {
  bytesField,
  messageField,
  numberField,
  readFields,
  readPacked,
  textField,
  textOf,
  type Field,
} from "./wire.ts";

/** Numbers of the fields that are read here, as in ONNX's onnx.proto. */
const MODEL = { graph: 7 } as const;
const GRAPH = { node: 1, initializer: 5, input: 11, valueInfo: 13 } as const;
const NODE = { input: 1, output: 2, operator: 4, attribute: 5, domain: 7 } as const;
const TENSOR = { dims: 1, type: 2, int32Data: 5, floatData: 4, name: 8, raw: 9, location: 14 } as const;
const NAME = 1;

/** ONNX element types (TensorProto.DataType). */
export const TYPE = { float: 1, uint8: 2, int8: 3 } as const;

export interface OnnxNode {
  readonly operator: string;
  /** Empty for ONNX's own operators. */
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: readonly Field[];
  /** The node as it was read; null for one that is made here. */
  readonly fields: readonly Field[] | null;
}

export interface OnnxTensor {
  readonly name: string;
  readonly type: number;
  readonly dims: readonly number[];
  readonly fields: readonly Field[];
}

export interface OnnxFile {
  readonly nodes: readonly OnnxNode[];
  readonly tensors: ReadonlyMap<string, OnnxTensor>;
  /** The file with these nodes instead, without `dropped` tensors and with `added` ones; everything else untouched. */
  with(
    nodes: readonly OnnxNode[],
    dropped: ReadonlySet<string>,
    added: readonly Field[],
  ): readonly Uint8Array[];
}

const all = (fields: readonly Field[], number: number): readonly Field[] =>
  fields.filter((field) => field.number === number);
const text = (fields: readonly Field[], number: number): string => {
  const field = fields.find((each) => each.number === number);
  return field === undefined ? "" : textOf(field);
};

const readNode = (fields: readonly Field[]): OnnxNode => ({
  operator: text(fields, NODE.operator),
  domain: text(fields, NODE.domain),
  inputs: all(fields, NODE.input).map(textOf),
  outputs: all(fields, NODE.output).map(textOf),
  attributes: all(fields, NODE.attribute),
  fields,
});

const readTensor = (fields: readonly Field[]): OnnxTensor => ({
  name: text(fields, TENSOR.name),
  type: fields.find(({ number }) => number === TENSOR.type)?.value ?? 0,
  // Written one by one or packed, as the writer liked.
  dims: all(fields, TENSOR.dims).flatMap((field) =>
    field.bytes.length > 0 ? readPacked(field.bytes) : [field.value],
  ),
  fields,
});

/** A node of ONNX's own operators. */
export const makeNode = (
  operator: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: readonly Field[],
): OnnxNode => ({ operator, domain: "", inputs, outputs, attributes, fields: null });

/** The same node with other inputs; attributes and what is not known here stay as they are. */
export const withInputs = (node: OnnxNode, inputs: readonly string[]): OnnxNode => ({
  ...node,
  inputs,
  fields:
    node.fields === null
      ? null
      : [
          ...inputs.map((input) => textField(NODE.input, input)),
          ...node.fields.filter(({ number }) => number !== NODE.input),
        ],
});

const writeNode = ({ operator, inputs, outputs, attributes, fields }: OnnxNode): Field =>
  messageField(
    GRAPH.node,
    fields ?? [
      ...inputs.map((input) => textField(NODE.input, input)),
      ...outputs.map((output) => textField(NODE.output, output)),
      textField(NODE.operator, operator),
      ...attributes,
    ],
  );

/** A tensor ready for `OnnxFile.with`. */
export const makeTensor = (name: string, type: number, dims: readonly number[], bytes: Uint8Array): Field =>
  messageField(GRAPH.initializer, [
    ...dims.map((size) => numberField(TENSOR.dims, size)),
    numberField(TENSOR.type, type),
    textField(TENSOR.name, name),
    bytesField(TENSOR.raw, bytes),
  ]);

/** The values of an 8-bit tensor, one byte each; null when they lie in another file or are of another type. */
export const bytesOf = ({ type, fields }: OnnxTensor): Uint8Array | null => {
  if (type !== TYPE.uint8 && type !== TYPE.int8) return null;
  if (fields.some(({ number, value }) => number === TENSOR.location && value !== 0)) return null;
  const raw = fields.find(({ number }) => number === TENSOR.raw);
  if (raw !== undefined) return raw.bytes;
  const values = all(fields, TENSOR.int32Data).flatMap((field) =>
    field.bytes.length > 0 ? readPacked(field.bytes) : [field.value],
  );
  return Uint8Array.from(values, (value) => value & 255);
};

/** The values of a float tensor; null when they lie in another file or are of another type. */
export const floatsOf = ({ type, fields }: OnnxTensor): Float32Array | null => {
  if (type !== TYPE.float) return null;
  if (fields.some(({ number, value }) => number === TENSOR.location && value !== 0)) return null;
  const field =
    fields.find(({ number }) => number === TENSOR.raw) ??
    fields.find(({ number, bytes }) => number === TENSOR.floatData && bytes.length > 0);
  if (field === undefined || field.bytes.length % 4 !== 0) return null;
  // Copied (a Buffer's own slice would not), because a view of floats has to begin at a multiple of four.
  return new Float32Array(new Uint8Array(field.bytes).buffer);
};

/** Reads an ONNX file's graph. Throws a WireError when the bytes are no ONNX file. */
export const readOnnx = (bytes: Uint8Array): OnnxFile => {
  const model = readFields(bytes);
  const graph = readFields(model.find(({ number }) => number === MODEL.graph)?.bytes ?? new Uint8Array());
  const nodes = all(graph, GRAPH.node).map((field) => readNode(readFields(field.bytes)));
  const tensors = all(graph, GRAPH.initializer).map((field) => readTensor(readFields(field.bytes)));
  return {
    nodes,
    tensors: new Map(tensors.map((tensor) => [tensor.name, tensor])),
    with: (newNodes, dropped, added) => {
      const made = new Set(newNodes.flatMap(({ outputs }) => outputs));
      const replaced = new Set(nodes.flatMap(({ outputs }) => outputs).filter((name) => !made.has(name)));
      const isKept = (field: Field): boolean => {
        if (field.number === GRAPH.node) return false;
        if (field.number === GRAPH.initializer) return !dropped.has(readTensor(readFields(field.bytes)).name);
        // Old files name their weights among the inputs, and some say the shape of every value on the way.
        if (field.number !== GRAPH.input && field.number !== GRAPH.valueInfo) return true;
        const name = text(readFields(field.bytes), NAME);
        return !dropped.has(name) && !replaced.has(name);
      };
      const rest = graph.filter(isKept);
      const newGraph = messageField(MODEL.graph, [...newNodes.map(writeNode), ...rest, ...added]);
      return model.flatMap((field) => (field.number === MODEL.graph ? newGraph.raw : field.raw));
    },
  };
};
