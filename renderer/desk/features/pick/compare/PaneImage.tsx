import { useRef, useState, type PointerEvent, type WheelEvent } from "react";
import type { SubmissionDetail, TriageRowView } from "#shared/contract/desk-views.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { pan, transformOf, zoomIn, zoomOut } from "../model/zoom.ts";
import { usePick, usePickState } from "../state/pick-context.ts";
import { t } from "../text.ts";
import styles from "./Panes.module.css";

interface PaneImageProps {
  readonly row: TriageRowView;
  readonly detail: SubmissionDetail | null;
}

/** From this factor on the preview shows its own limits, and the original is read. */
const ORIGINAL_FROM = 1.8;

/** A photo that zooms and moves together with the others. */
export const PaneImage = ({ row, detail }: PaneImageProps) => {
  const { actions } = usePick();
  const frame = useRef<HTMLDivElement>(null);
  const shares = (x: number, y: number): { x: number; y: number } => {
    const box = frame.current?.getBoundingClientRect();
    return box === undefined || box.width === 0
      ? { x: 0.5, y: 0.5 }
      : { x: x / box.width, y: y / box.height };
  };
  const onWheel = (event: WheelEvent): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const at = shares(event.clientX - box.left, event.clientY - box.top);
    actions.zoomWith((zoom) => (event.deltaY < 0 ? zoomIn(zoom, at) : zoomOut(zoom, at)));
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (event.buttons !== 1) return;
    const by = shares(event.movementX, event.movementY);
    actions.zoomWith((zoom) => pan(zoom, by.x, by.y));
  };
  const text = detail?.attempts[0]?.contentText ?? row.text;
  if (row.thumbnail === null) return <div className={styles.prose}>{text}</div>;
  return (
    <div
      ref={frame}
      className={styles.frame}
      onWheel={onWheel}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
    >
      <Sheet number={row.number} thumbnail={row.thumbnail} detail={detail} />
    </div>
  );
};

interface SheetProps {
  readonly number: number;
  readonly thumbnail: string;
  readonly detail: SubmissionDetail | null;
}

/** Renders with every step of the zoom; nothing around it does. */
const Sheet = ({ number, thumbnail, detail }: SheetProps) => {
  const zoom = usePickState((state) => state.zoom);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const file = detail?.attempts[0]?.files[0];
  const original = zoom.factor >= ORIGINAL_FROM ? file?.original : undefined;
  return (
    <div className={styles.sheet} style={{ transform: transformOf(zoom) }}>
      <img
        className={styles.layer}
        src={thumbnail}
        alt={t("pane.photo", { number: formatNumber(number) })}
        draggable={false}
      />
      {file !== undefined && (
        <img
          key={`preview ${file.preview}`}
          className={styles.layer}
          src={file.preview}
          alt=""
          draggable={false}
        />
      )}
      {original !== undefined && unreadable !== original && (
        <img
          key={`original ${original}`}
          className={styles.layer}
          src={original}
          alt=""
          draggable={false}
          onError={() => setUnreadable(original)}
        />
      )}
    </div>
  );
};
