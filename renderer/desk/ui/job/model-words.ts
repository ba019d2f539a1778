import type { ModelStatus } from "#shared/contract/desk-views.ts";
import { t } from "../text.ts";

/** The model in one sentence: which there is, and what works with it now. */
export const modelSentence = ({ model, forPracticeOnly, scorer }: ModelStatus): string => {
  if (model === null) return t("model.sentence.none");
  if (scorer === "restarting") return t("model.sentence.restarting");
  if (!model.practice) return t("model.sentence.ready", { model: model.id });
  return forPracticeOnly ? t("model.sentence.practiceOnly") : t("model.sentence.practice");
};
