import type { JudgingReads } from "../../service/judging-port.ts";
import type { Calibration } from "#shared/domain/scoring/calibration.ts";
import type { PromptParts } from "#shared/domain/scoring/prompt-set.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import type { Bytes } from "../engine/schema.ts";
import { fromJson, idBytes, idText } from "../rows/codec.ts";

const basisById = query<{ id: string }>()((p) =>
  build.selectFrom("scoring_basis").select("body").where("id", "=", p.id),
);
const embeddingsOfAttempt = query<{
  submission: Bytes;
  attempt: number;
  model: string;
  revision: string;
}>()((p) =>
  build
    .selectFrom("file")
    .innerJoin("embedding", "embedding.file_id", "file.id")
    .select(["file.id as id", "embedding.vector as vector"])
    .where("file.submission_id", "=", p.submission)
    .where("file.attempt", "=", p.attempt)
    .where("embedding.model_id", "=", p.model)
    .where("embedding.revision", "=", p.revision)
    .orderBy("file.position"),
);

export const readJudging = (session: Session): JudgingReads => {
  const basis = <T>(id: string): T | null => {
    const row = session.get(basisById, { id });
    return row === undefined ? null : fromJson<T>(row.body);
  };
  return {
    promptParts: async (id) => basis<PromptParts>(id),
    calibration: async (id) => basis<Calibration>(id),
    embeddingsOf: async (submissionId, attempt, model) =>
      session
        .all(embeddingsOfAttempt, {
          submission: idBytes(submissionId),
          attempt,
          model: model.id,
          revision: model.revision,
        })
        .map(({ id, vector }) => ({ fileId: idText(id), vector })),
  };
};
