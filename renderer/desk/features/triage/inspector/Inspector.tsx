import type { ReactNode } from "react";
import { Button } from "../../../ui/Button.tsx";
import { LookSection } from "../look/LookSection.tsx";
import { CameraSection } from "../camera/CameraSection.tsx";
import { useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import { AttemptList } from "./AttemptList.tsx";
import { DuplicateSection } from "./DuplicateSection.tsx";
import { Heading } from "./Heading.tsx";
import styles from "./Inspector.module.css";
import { InspectorPicture } from "./InspectorPicture.tsx";
import { InspectorText } from "./InspectorText.tsx";
import { ScoreSection } from "./ScoreSection.tsx";
import { useDetail } from "./use-detail.ts";
import { WorkerSection } from "./WorkerSection.tsx";

interface InspectorProps {
  readonly texts: boolean;
  readonly onReject: () => void;
  /** A row to close it by, where it lies over the grid. */
  readonly head: ReactNode;
}

/** The item under the cursor: large, its verdict and decision, why, and who sent it. */
export const Inspector = ({ texts, onReject, head }: InspectorProps) => {
  const cursor = useTriage((state) => state.cursor);
  const { detail, failed, retry } = useDetail();
  return (
    <section className={styles.inspector} aria-label={t("label.inspector")}>
      {head}
      {cursor === null ? (
        <p className={styles.choose}>{t(texts ? "inspector.chooseText" : "inspector.choose")}</p>
      ) : (
        <>
          <InspectorPicture number={cursor} detail={detail} />
          <Heading number={cursor} detail={detail} onReject={onReject} />
          <InspectorText number={cursor} detail={detail} />
          {failed ? (
            <p className={styles.failed} role="alert">
              {t("inspector.failed")}
              <Button icon="again" onPress={retry}>
                {t("inspector.retry")}
              </Button>
            </p>
          ) : (
            detail !== null && (
              <>
                <DuplicateSection detail={detail} />
                <ScoreSection detail={detail} />
                <LookSection detail={detail} position={0} />
                <AttemptList detail={detail} />
                <CameraSection file={detail.attempts[0]?.files[0] ?? null} />
                <WorkerSection detail={detail} />
              </>
            )
          )}
        </>
      )}
    </section>
  );
};
