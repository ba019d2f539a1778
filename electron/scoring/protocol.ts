import * as z from "zod";
import type { ModelRef } from "#shared/domain/scoring/score.ts";
import type { Damaged, Examined } from "../service/scorer-port.ts";

/**
 * Every message between the service and the scoring process, checked on both sides. Messages are copied, so they
 * carry paths and small results; a picture's bytes never travel.
 */
const Path = z.string().min(1);
const Id = z.int().positive();
const Model = z.object({ id: z.string(), revision: z.string(), practice: z.boolean() }).readonly();

const UseModel = z.object({
  type: z.literal("use-model"),
  folder: z.object({ path: Path, ref: Model }).nullable(),
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

/** `finish`: no more requests will come; end when the last is answered. */
const ToScorer = z.discriminatedUnion("type", [
  UseModel,
  Examine,
  Preview,
  z.object({ type: z.literal("finish") }),
]);

const DamagedResult = z.object({
  kind: z.literal("damaged"),
  message: z.string(),
  reason: z.enum(["damaged", "unsupported", "too_large", "missing", "kills"]).exactOptional(),
});

const Share = z.number().min(0).max(1);
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
});

const ExaminedResult = z.object({
  kind: z.literal("examined"),
  facts: Facts,
  similarities: z.array(z.number()).readonly().nullable(),
  embedding: z.custom<Uint8Array>((value) => value instanceof Uint8Array).nullable(),
  model: Model.nullable(),
  thumbnailProblem: z.string().exactOptional(),
});

const FromScorer = z.discriminatedUnion("type", [
  /** Sent once, when the process is ready for requests. */
  z.object({ type: z.literal("hello") }),
  /** Answers `use-model`; `problem` is a sentence when the model that was asked for is not in use. */
  z.object({ type: z.literal("model"), problem: z.string().nullable() }),
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
]);

export type ToScorer = z.infer<typeof ToScorer>;
export type FromScorer = z.infer<typeof FromScorer>;
export type ExamineMessage = z.infer<typeof Examine>;
export type PreviewMessage = z.infer<typeof Preview>;
export type WorkMessage = ExamineMessage | PreviewMessage;
export type WorkResult = Examined | Damaged | { readonly kind: "made" };
export type ModelFolderRef = { readonly path: string; readonly ref: ModelRef };

/** Throws a ZodError on a message that is not part of the protocol. */
export const parseToScorer = (message: unknown): ToScorer => ToScorer.parse(message);
export const parseFromScorer = (message: unknown): FromScorer => FromScorer.parse(message);
