import type { AttemptView } from "#shared/contract/desk-views.ts";
import { t } from "../text.ts";
import styles from "./Inspector.module.css";

/** Which model the stars are of, and whether it was ever measured. */
export const ModelLine = ({ attempt }: { readonly attempt: AttemptView }) => {
  const { model, calibrated } = attempt;
  if (model === null) return null;
  return (
    <p className={styles.caption}>
      <span title={t("inspector.modelAbout", { model: model.id, revision: model.revision })}>
        {t("inspector.model", { model: model.id })}
      </span>
      {calibrated === false && (
        <span title={t("inspector.publishedAbout")}> · {t("inspector.published")}</span>
      )}
    </p>
  );
};
