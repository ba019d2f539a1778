import type { FileId } from "#shared/domain/ids.ts";
import { isSameModel, type ModelRef } from "#shared/domain/scoring/score.ts";
import type { Ports } from "./ports.ts";
import { THUMBNAIL_SIZE } from "./scoring.ts";

/** Behind scores and previews. */
const LAST = 9;
/** No prompt is asked: the picture's own embedding is all that is wanted. */
const NO_PROMPTS = { id: "none", texts: [] } as const;

/**
 * Lets a model look at a stored picture once more and keeps its embedding beside that of the model before. What a
 * model found that has been replaced meanwhile is thrown away; a picture that cannot be opened is left as it is.
 */
export const embedAgain = async (
  ports: Ports,
  model: ModelRef,
  file: { readonly id: FileId; readonly sha256: string },
): Promise<void> => {
  const seen = await ports.scorer.examine({
    path: ports.files.pathOf(file.sha256),
    thumbnailPath: ports.files.derivedPath(file.sha256, THUMBNAIL_SIZE),
    prompts: NO_PROMPTS,
    priority: LAST,
  });
  if (seen.kind !== "examined" || seen.embedding === null || !isSameModel(seen.model, model)) return;
  const { embedding } = seen;
  await ports.store.write(async (tx) => {
    if (!isSameModel(ports.models.current(), model)) return null;
    await tx.saveEmbedding({
      fileId: file.id,
      modelId: model.id,
      revision: model.revision,
      vector: embedding,
    });
    return null;
  });
};
