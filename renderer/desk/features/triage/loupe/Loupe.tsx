import { useState } from "react";
import { useCommands } from "../../../commands/use-commands.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatCount } from "../../../ui/format/numbers.ts";
import { AttemptList } from "../inspector/AttemptList.tsx";
import { Heading } from "../inspector/Heading.tsx";
import { InspectorText } from "../inspector/InspectorText.tsx";
import { ScoreSection } from "../inspector/ScoreSection.tsx";
import { useDetail } from "../inspector/use-detail.ts";
import { WorkerSection } from "../inspector/WorkerSection.tsx";
import { LookSection } from "../look/LookSection.tsx";
import { FITTED, type LoupeView, zoomBy } from "../model/loupe-zoom.ts";
import { describeRow } from "../model/wording.ts";
import { overGrid } from "../focus-grid.ts";
import { useRow, useSession, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./Loupe.module.css";
import { LoupeStage } from "./LoupeStage.tsx";
import { useDecodeAhead } from "./use-decode-ahead.ts";
import { ZoomButtons } from "./ZoomButtons.tsx";

const PAN_STEP = 0.15;

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
  const files = detail?.attempts[0]?.files ?? [];
  const index = file.number === cursor ? file.index : 0;
  useDecodeAhead();
  useLoupeKeys({
    zoom: (by) => setView((before) => zoomBy(before, by)),
    pan: (dx, dy) => setView((before) => ({ ...before, x: before.x + dx, y: before.y + dy })),
    nextFile: files.length < 2 ? null : () => setFile({ number: cursor, index: (index + 1) % files.length }),
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
          {row?.thumbnail !== null && <ZoomButtons view={view} onChange={setView} />}
          {files.length > 1 && (
            <span className={styles.files}>
              {t("loupe.files", { position: index + 1, count: files.length })}
            </span>
          )}
          <span className={styles.grow} />
          <Position />
        </div>
        <LoupeStage
          number={cursor}
          position={index}
          row={row}
          file={files[index] ?? null}
          view={view}
          onView={setView}
        />
      </div>
      <aside className={styles.side} aria-label={t("label.inspector")}>
        <Heading number={cursor} detail={detail} onReject={onReject} />
        {detail !== null && (
          <>
            {row?.thumbnail !== null && <InspectorText number={cursor} detail={detail} />}
            <ScoreSection detail={detail} />
            <LookSection detail={detail} position={index} />
            <AttemptList detail={detail} />
            <WorkerSection detail={detail} />
          </>
        )}
      </aside>
    </section>
  );
};

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

interface LoupeKeys {
  readonly zoom: (by: 1 | -1) => void;
  readonly pan: (dx: number, dy: number) => void;
  /** Null where there is one file. */
  readonly nextFile: (() => void) | null;
}

const useLoupeKeys = ({ zoom, pan, nextFile }: LoupeKeys): void => {
  const session = useSession();
  useCommands(t("label.loupe"), [
    {
      id: "loupe.next",
      title: t("loupe.next"),
      keys: ["ArrowRight", "ArrowDown"],
      shown: ["←", "→"],
      hint: 1,
      repeats: true,
      run: () => session.step(1),
    },
    {
      id: "loupe.previous",
      title: t("loupe.next"),
      keys: ["ArrowLeft", "ArrowUp"],
      shown: ["←", "→"],
      repeats: true,
      run: () => session.step(-1),
    },
    {
      id: "loupe.zoomIn",
      title: t("loupe.zoomIn"),
      keys: ["[Shift]++", "="],
      shown: ["+"],
      repeats: true,
      run: () => zoom(1),
    },
    { id: "loupe.zoomOut", title: t("loupe.zoomOut"), keys: ["-"], repeats: true, run: () => zoom(-1) },
    {
      id: "loupe.pan",
      title: t("loupe.pan"),
      keys: ["Shift+ArrowLeft", "Shift+ArrowRight", "Shift+ArrowUp", "Shift+ArrowDown"],
      shown: ["Shift", "→"],
      repeats: true,
      run: ({ key }) => {
        const along = key === "ArrowRight" ? PAN_STEP : key === "ArrowLeft" ? -PAN_STEP : 0;
        pan(along, key === "ArrowDown" ? PAN_STEP : key === "ArrowUp" ? -PAN_STEP : 0);
      },
    },
    ...(nextFile === null ? [] : [{ id: "loupe.file", title: t("loupe.file"), keys: ["]"], run: nextFile }]),
    {
      id: "loupe.close",
      title: t("loupe.back"),
      hintTitle: t("loupe.grid"),
      hint: 20,
      keys: ["Space", "Escape"],
      run: () => session.setLoupe(false),
    },
  ]);
};
