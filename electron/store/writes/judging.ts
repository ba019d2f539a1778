import type { JudgingWrites } from "../../service/judging-port.ts";
import type { Session } from "../engine/connection.ts";
import { build, query } from "../engine/query.ts";
import { jsonText } from "../rows/codec.ts";

const keepBasis = query<{ id: string; body: string }>()((p) =>
  build
    .insertInto("scoring_basis")
    .values({ id: p.id, body: p.body })
    .onConflict((conflict) => conflict.column("id").doNothing()),
);

export const writeJudging = (session: Session): JudgingWrites => ({
  keepPromptParts: async (id, { subjects, contrasts, quality, criteria }) => {
    session.run(keepBasis, { id, body: jsonText({ subjects, contrasts, quality, criteria }) });
  },
  keepCalibration: async (id, calibration) => {
    session.run(keepBasis, { id, body: jsonText(calibration) });
  },
});
