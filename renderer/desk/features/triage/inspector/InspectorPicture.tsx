import type { SubmissionDetail } from "#shared/contract/desk-views.ts";
import { IconButton } from "../../../ui/Button.tsx";
import { HeatOverlay } from "../look/HeatOverlay.tsx";
import { useIsRevealed } from "../privacy/revealed.ts";
import { useRow, useSession } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./Inspector.module.css";
import { SharpeningPhoto } from "./SharpeningPhoto.tsx";

interface InspectorPictureProps {
  readonly number: number;
  readonly detail: SubmissionDetail | null;
}

/** The photo, larger; where a submission has several files, all of them. */
export const InspectorPicture = ({ number, detail }: InspectorPictureProps) => {
  const session = useSession();
  const row = useRow(number);
  const revealed = useIsRevealed(number);
  if (row === null || row.thumbnail === null) return null;
  const files = detail?.attempts[0]?.files ?? [];
  const { width = null, height = null } = files[0] ?? {};
  return (
    <div className={styles.picture}>
      <div
        className={styles.preview}
        data-picture
        data-large
        data-shown={revealed ? "" : undefined}
        onDoubleClick={() => session.setLoupe(true)}
      >
        <SharpeningPhoto thumbnail={row.thumbnail} preview={files[0]?.preview ?? null} />
        {width !== null && height !== null && (
          <HeatOverlay number={number} width={width} height={height} position={0} />
        )}
        <span className={styles.zoom}>
          <IconButton icon="zoom" label={t("inspector.openLoupe")} onPress={() => session.setLoupe(true)} />
        </span>
      </div>
      {files.length > 1 && (
        <ul className={styles.files}>
          {files.map((file, index) => (
            <li
              key={file.original}
              title={t("inspector.fileOf", { position: index + 1, count: files.length })}
            >
              <img
                src={file.thumbnail}
                alt={t("inspector.fileOf", { position: index + 1, count: files.length })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
