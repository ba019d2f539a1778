import type { ModelRef } from "#shared/domain/scoring/score.ts";

/** Names the embeddings of one model: another revision's are another space. */
export const modelKey = ({ id, revision }: Pick<ModelRef, "id" | "revision">): string => `${id}@${revision}`;
