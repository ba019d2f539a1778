import { Notice } from "../States.tsx";
import { t } from "../text.ts";

/** In one line that submissions wait for credits, and what they wait for. Silent while none does. */
export const BudgetNotice = ({ waiting }: { readonly waiting: number }) =>
  waiting === 0 ? null : <Notice icon="clock">{t("model.budget", { count: waiting })}</Notice>;
