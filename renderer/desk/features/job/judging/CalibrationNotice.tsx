import type { JudgingView } from "#shared/contract/judging-views.ts";
import { Notice } from "../../../ui/States.tsx";
import { t } from "./text.ts";

/** Says that a model's figures are published ones, where they are. */
export const CalibrationNotice = ({ judging }: { readonly judging: JudgingView }) =>
  judging.model === null || judging.calibrated ? null : (
    <Notice icon="info">{t("calibration.published", { model: judging.model.id })}</Notice>
  );
