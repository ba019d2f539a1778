import { memo, useDeferredValue, useMemo, useState } from "react";
import type { SubmissionDetail, TriageRowView } from "#shared/contract/desk-views.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatCount } from "../../../ui/format/numbers.ts";
import { AttemptList } from "../inspector/AttemptList.tsx";
import { Heading } from "../inspector/Heading.tsx";
import { InspectorText } from "../inspector/InspectorText.tsx";
import { ScoreSection } from "../inspector/ScoreSection.tsx";
import { useDetail } from "../inspector/use-detail.ts";
import { WorkerSection } from "../inspector/WorkerSection.tsx";
import { LookSection } from "../look/LookSection.tsx";
import { FITTED, type LoupeView, type Turn, turnBy, zoomBy } from "../model/loupe-zoom.ts";
import type { Mark } from "../model/pixels.ts";
import { CameraSection } from "../camera/CameraSection.tsx";
import { describeRow } from "../model/wording.ts";
import { overGrid } from "../focus-grid.ts";
import { useRow, useSession, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./Loupe.module.css";
import { LightSection } from "./LightSection.tsx";
import { LoupeStage } from "./LoupeStage.tsx";
import { LoupeTools } from "./LoupeTools.tsx";
import { TriesPanes } from "./TriesPanes.tsx";
import { useDecodeAhead } from "./use-decode-ahead.ts";
import { useLoupeKeys } from "./use-loupe-keys.ts";
import { ZoomButtons } from "./ZoomButtons.tsx";

/** One photo in the whole window. Arrows go on, the decision keys stay the same. */
export const Loupe = ({ onReject }: { readonly onReject: () => void }) => {
  const session = useSession();
  const cursor = useTriage((state) => state.cursor);
  const row = useRow(cursor);
  const { detail } = useDetail();
  const [view, setView] = useState<LoupeView>(FITTED);
  const [file, setFile] = useState<{ readonly number: number | null; readonly index: number }>({
    number: null,
    index: 0,
  });
  // What helps to see stays on from photo to photo; a turn is of one photo.
  const [mark, setMark] = useState<Mark | null>(null);
  const [bothTries, setBothTries] = useState(false);
  const [turned, setTurned] = useState<{ readonly number: number | null; readonly turn: Turn }>({
    number: null,
    turn: 0,
  });
  const turn = turned.number === cursor ? turned.turn : 0;
  const hasTries = (detail?.attempts.length ?? 0) > 1 && row?.thumbnail !== null;
  const files = detail?.attempts[0]?.files ?? [];
  const index = file.number === cursor ? file.index : 0;
  // The photo first; what stands beside it follows when there is time.
  const shown = useDeferredValue(
    useMemo(() => ({ number: cursor, detail, row, file: index }), [cursor, detail, row, index]),
  );
  useDecodeAhead();
  useLoupeKeys({
    zoom: (by) => setView((before) => zoomBy(before, by)),
    pan: (dx, dy) => setView((before) => ({ ...before, x: before.x + dx, y: before.y + dy })),
    nextFile: files.length < 2 ? null : () => setFile({ number: cursor, index: (index + 1) % files.length }),
    turn: (by) => setTurned({ number: cursor, turn: turnBy(turn, by) }),
    mark: (each) => setMark((before) => (before === each ? null : each)),
    tries: hasTries ? () => setBothTries((before) => !before) : null,
  });
  if (cursor === null) return null;
  return (
    <section ref={overGrid} tabIndex={-1} className={styles.loupe} aria-label={t("label.loupe")}>
      <p className={styles.said} role="status">
        {describeRow(cursor, row)}
      </p>
      <div className={styles.main}>
        <div className={styles.bar}>
          <Button tone="quiet" icon="back" keys="Space" onPress={() => session.setLoupe(false)}>
            {t("loupe.grid")}
          </Button>
          {row?.thumbnail !== null && (
            <>
              <ZoomButtons view={view} onChange={setView} />
              <LoupeTools
                mark={mark}
                onMark={setMark}
                turn={turn}
                onTurn={(to) => setTurned({ number: cursor, turn: to })}
                bothTries={hasTries ? bothTries : null}
                onBothTries={setBothTries}
              />
            </>
          )}
          {files.length > 1 && (
            <span className={styles.files}>
              {t("loupe.files", { position: index + 1, count: files.length })}
            </span>
          )}
          <span className={styles.grow} />
          <Position />
        </div>
        {bothTries && hasTries && detail !== null ? (
          <TriesPanes detail={detail} row={row} position={index} {...{ view, turn, mark }} onView={setView} />
        ) : (
          <LoupeStage
            number={cursor}
            position={index}
            row={row}
            file={files[index] ?? null}
            {...{ view, turn, mark }}
            onView={setView}
          />
        )}
        {mark !== null && <p className={styles.markSaid}>{t(`loupe.${mark}Said`)}</p>}
      </div>
      <LoupeSide shown={shown} onReject={onReject} />
    </section>
  );
};

interface LoupeSideProps {
  readonly shown: {
    readonly number: number | null;
    readonly detail: SubmissionDetail | null;
    readonly row: TriageRowView | null;
    readonly file: number;
  };
  readonly onReject: () => void;
}

const LoupeSide = memo(({ shown: { number, detail, row, file }, onReject }: LoupeSideProps) => (
  <aside className={styles.side} aria-label={t("label.inspector")}>
    {number !== null && <Heading number={number} detail={detail} onReject={onReject} />}
    {number !== null && detail !== null && (
      <>
        {row?.thumbnail !== null && <InspectorText number={number} detail={detail} />}
        {row?.thumbnail !== null && (
          <LightSection address={detail.attempts[0]?.files[file]?.preview ?? null} />
        )}
        <ScoreSection detail={detail} />
        <LookSection detail={detail} position={file} />
        <AttemptList detail={detail} />
        <CameraSection file={detail.attempts[0]?.files[file] ?? null} />
        <WorkerSection detail={detail} />
      </>
    )}
  </aside>
));
LoupeSide.displayName = "LoupeSide";

const Position = () => {
  const position = useTriage((state) =>
    state.cursor === null ? 0 : state.order.positionOf(state.cursor) + 1,
  );
  const count = useTriage((state) => state.order.count);
  return (
    <span className={styles.position}>
      {t("loupe.position", { position: formatCount(position), count: formatCount(count) })}
    </span>
  );
};
