import { useRef, type PointerEvent } from "react";
import type { FileView, TriageRowView } from "#shared/contract/desk-views.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { useSize } from "../grid/use-size.ts";
import { drag, type LoupeView, lookWithin, scaleOf, zoomBy } from "../model/loupe-zoom.ts";
import { HeatOverlay } from "../look/HeatOverlay.tsx";
import { t } from "../text.ts";
import styles from "./Loupe.module.css";
import { LoupeImage } from "./LoupeImage.tsx";

interface LoupeStageProps {
  readonly number: number;
  /** Which of the submission's files is shown. */
  readonly position: number;
  readonly row: TriageRowView | null;
  /** Null while the detail is on its way, and for text alone. */
  readonly file: FileView | null;
  readonly view: LoupeView;
  readonly onView: (view: LoupeView) => void;
}

/** The photo on the darkest ground, dragged by hand where it is larger than the frame. */
export const LoupeStage = ({ number, position, row, file, view, onView }: LoupeStageProps) => {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const picture = {
    width: file?.width ?? row?.width ?? 1600,
    height: file?.height ?? row?.height ?? 1200,
  };
  const scale = scaleOf(view.zoom, picture, size, window.devicePixelRatio);
  const shown = { width: picture.width * scale, height: picture.height * scale };
  const look = lookWithin(view, shown, size);
  const move = (event: PointerEvent): void => {
    if (event.buttons === 1 && view.zoom !== "fit")
      onView(drag(look, event.movementX, event.movementY, shown));
  };
  const text = row?.thumbnail === null ? row.text : null;
  return (
    <div
      ref={frame}
      className={styles.stage}
      data-zoomed={view.zoom === "fit" ? undefined : ""}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={move}
      onWheel={(event) => {
        if (Math.abs(event.deltaY) >= 40) onView(zoomBy(look, event.deltaY < 0 ? 1 : -1));
      }}
      onDoubleClick={() => onView(view.zoom === "fit" ? { ...view, zoom: 1 } : { ...view, zoom: "fit" })}
    >
      {text !== null ? (
        <p className={styles.prose}>{text}</p>
      ) : (
        row?.thumbnail !== null &&
        row?.thumbnail !== undefined &&
        size.width > 0 && (
          <div
            className={styles.sheet}
            style={{
              width: shown.width,
              height: shown.height,
              transform: `translate(${size.width / 2 - look.x * shown.width}px, ${size.height / 2 - look.y * shown.height}px)`,
            }}
          >
            <LoupeImage
              label={t("loupe.picture", { number: formatNumber(number) })}
              thumbnail={row.thumbnail}
              preview={file?.preview ?? null}
              original={view.zoom === "fit" ? null : (file?.original ?? null)}
            />
            <HeatOverlay number={number} {...picture} position={position} />
          </div>
        )
      )}
    </div>
  );
};
