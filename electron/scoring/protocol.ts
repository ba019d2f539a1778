import * as z from "zod";
import type { ModelRef } from "#shared/domain/scoring/score.ts";
import { MODEL_FORM_NAMES } from "#shared/domain/scoring/model-forms.ts";
import type { HeatMapAnswer } from "../service/close-look-port.ts";
import type { Examined } from "../service/examination-port.ts";
import { IndexReply, IndexRequest } from "./search/messages.ts";

/**
 * Every message between the service and the scoring process, checked on both sides. Messages are copied, so they
 * carry paths and small results; a picture's bytes never travel.
 */
const Path = z.string().min(1);
const Id = z.int().positive();
const Model = z.object({ id: z.string(), revision: z.string(), practice: z.boolean() }).readonly();

const UseModel = z.object({
  type: z.literal("use-model"),
  folder: z
    .object({
      path: Path,
      ref: Model,
      form: z
        .object({ home: Path, wish: z.enum(["auto", ...MODEL_FORM_NAMES]) })
        .readonly()
        .exactOptional(),
    })
    .nullable(),
  /** One-thread model workers to load it into. */
  workers: z.int().min(1).max(16),
});

const Examine = z.object({
  type: z.literal("examine"),
  id: Id,
  path: Path,
  thumbnailPath: Path,
  prompts: z.object({ id: z.string(), texts: z.array(z.string()).readonly() }).nullable(),
  /** Lower first. */
  priority: z.number(),
});

const Preview = z.object({
  type: z.literal("preview"),
  id: Id,
  path: Path,
  outPath: Path,
  /** Longest side in pixels. */
  size: z.int().min(1).max(16_384),
  priority: z.number(),
});

const EmbedPrompts = z.object({
  type: z.literal("embed-prompts"),
  id: Id,
  prompts: z.object({ id: z.string(), texts: z.array(z.string()).readonly() }),
  priority: z.number(),
});

const MapHeat = z.object({
  type: z.literal("heat-map"),
  id: Id,
  path: Path,
  prompt: z.string(),
  contrast: z.string().nullable(),
  priority: z.number(),
});

/** Makes and measures the numeric forms of a model; nothing else is asked meanwhile. */
const PrepareModel = z.object({ type: z.literal("prepare-model"), path: Path, home: Path });

const FormName = z.enum(MODEL_FORM_NAMES);
const Forms = z.object({
  reference: FormName,
  measured: z
    .array(
      z.object({
        form: FormName,
        picturesPerSecond: z.number().nullable(),
        cosine: z.number().nullable(),
      }),
    )
    .readonly(),
  chosen: FormName,
});

/** `finish`: no more requests will come; end when the last is answered. */
const ToScorer = z.discriminatedUnion("type", [
  UseModel,
  PrepareModel,
  /** How many model workers may run at once from now on. */
  z.object({ type: z.literal("pace"), workers: z.int().min(1) }),
  /** Somebody looks at that picture: it comes before what is of a higher number. */
  z.object({ type: z.literal("hasten"), id: Id }),
  Examine,
  Preview,
  z.object({ type: z.literal("index"), id: Id, request: IndexRequest }),
  EmbedPrompts,
  MapHeat,
  /** Nobody waits for that heat map any more. */
  z.object({ type: z.literal("stop"), id: Id }),
  z.object({ type: z.literal("finish") }),
]);

const DamagedResult = z.object({
  kind: z.literal("damaged"),
  message: z.string(),
  reason: z.enum(["damaged", "unsupported", "too_large", "missing", "kills"]).exactOptional(),
});

const Share = z.number().min(0).max(1);
const Camera = z.object({
  camera: z.string().nullable(),
  lens: z.string().nullable(),
  exposureSeconds: z.number().nullable(),
  aperture: z.number().nullable(),
  iso: z.number().nullable(),
  focalLength: z.number().nullable(),
  hasLocation: z.boolean(),
});
const Facts = z.object({
  width: z.int().positive(),
  height: z.int().positive(),
  orientation: z.int().min(1).max(8),
  contentType: z.string(),
  capturedAt: z.number().nullable(),
  perceptualHash: z.string().regex(/^[0-9a-f]{16}$/u),
  sharpness: z.number().min(0).max(100),
  clippedDark: Share,
  clippedBright: Share,
  brightness: Share,
  noise: z.number().nonnegative(),
  camera: Camera.nullable().exactOptional(),
  signature: z.string().exactOptional(),
});

const ExaminedResult = z.object({
  kind: z.literal("examined"),
  facts: Facts,
  similarities: z.array(z.number()).readonly().nullable(),
  embedding: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable(),
  model: Model.nullable(),
  thumbnailProblem: z.string().exactOptional(),
});

const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const NoModel = z.object({ kind: z.literal("no_model") });
const Heat = z.object({
  kind: z.literal("heat"),
  model: Model,
  area: z.object({ left: Share, top: Share, width: Share, height: Share }).readonly(),
  columns: z.int().positive(),
  rows: z.int().positive(),
  drops: z.array(z.number()).readonly(),
  whole: z.number(),
});

const FromScorer = z.discriminatedUnion("type", [
  /** Sent once, when the process is ready for requests. */
  z.object({ type: z.literal("hello") }),
  /** Answers `use-model`; `problem` is a sentence when the model that was asked for is not in use. */
  z.object({ type: z.literal("model"), problem: z.string().nullable() }),
  /** Answers `prepare-model`: the forms, or a sentence that says why there are none. */
  z.object({ type: z.literal("prepared"), forms: Forms.nullable(), problem: z.string().nullable() }),
  /** The model stopped working in the middle; pictures are decoded without it from here on. */
  z.object({ type: z.literal("model-lost"), problem: z.string() }),
  z.object({
    type: z.literal("examined"),
    id: Id,
    result: z.discriminatedUnion("kind", [ExaminedResult, DamagedResult]),
  }),
  z.object({
    type: z.literal("previewed"),
    id: Id,
    result: z.discriminatedUnion("kind", [z.object({ kind: z.literal("made") }), DamagedResult]),
  }),
  z.object({
    type: z.literal("prompts-embedded"),
    id: Id,
    result: z.discriminatedUnion("kind", [
      /** Little-endian float32, row after row. */
      z.object({ kind: z.literal("embedded"), model: Model, width: z.int().positive(), rows: Bytes }),
      NoModel,
    ]),
  }),
  z.object({
    type: z.literal("heat-mapped"),
    id: Id,
    result: z.discriminatedUnion("kind", [
      Heat,
      NoModel,
      z.object({ kind: z.literal("cancelled") }),
      DamagedResult,
    ]),
  }),
  z.object({ type: z.literal("index"), id: Id, reply: IndexReply }),
]);

export type ToScorer = z.infer<typeof ToScorer>;
export type FromScorer = z.infer<typeof FromScorer>;
export type ExamineMessage = z.infer<typeof Examine>;
export type PreviewMessage = z.infer<typeof Preview>;
export type HeatMapMessage = z.infer<typeof MapHeat>;
export type PromptsEmbedded = Extract<FromScorer, { type: "prompts-embedded" }>["result"];
export type WorkMessage = ExamineMessage | PreviewMessage | HeatMapMessage | z.infer<typeof EmbedPrompts>;
export type WorkResult = Examined | HeatMapAnswer | PromptsEmbedded | { readonly kind: "made" };
export type ModelToLoad = NonNullable<z.infer<typeof UseModel>["folder"]>;
export type ModelFolderRef = { readonly path: string; readonly ref: ModelRef };

/** Throws a ZodError on a message that is not part of the protocol. */
export const parseToScorer = (message: unknown): ToScorer => ToScorer.parse(message);
export const parseFromScorer = (message: unknown): FromScorer => FromScorer.parse(message);
