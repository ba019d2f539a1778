import type { ClaimView } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import { Button } from "../Button.tsx";
import { CountdownText } from "../CountdownRing.tsx";
import { Icon } from "../icons/Icon.tsx";
import { t } from "../text.ts";
import styles from "./ClaimBar.module.css";
import { useClaim } from "./use-claim.ts";

interface ClaimBarProps {
  readonly jobId: JobId;
  readonly claim: ClaimView;
}

/** This desk has the job: how long the claim holds if nothing more is done, and the way to give it back. */
export const ClaimBar = ({ jobId, claim }: ClaimBarProps) => {
  const { release } = useClaim();
  return (
    <section className={styles.bar} aria-label={t("claim.title")}>
      <Icon name="flag" size={14} />
      <p className={styles.words}>
        <b>{t("claim.ours")}</b> <CountdownText at={claim.until} say={(time) => t("claim.left", { time })} />{" "}
        {t("claim.renews")}
      </p>
      <Button tone="quiet" keys="c" onPress={() => release(jobId)}>
        {t("claim.release")}
      </Button>
    </section>
  );
};
