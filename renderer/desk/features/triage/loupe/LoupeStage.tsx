import { useRef, type PointerEvent } from "react";
import type { FileView, TriageRowView } from "#shared/contract/desk-views.ts";
import { previewOf } from "#shared/contract/media.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { useSize } from "../grid/use-size.ts";
import { drag, type LoupeView, lookWithin, scaleOf, type Turn, turned, zoomBy } from "../model/loupe-zoom.ts";
import type { Mark } from "../model/pixels.ts";
import { HeatOverlay } from "../look/HeatOverlay.tsx";
import { useIsRevealed } from "../privacy/revealed.ts";
import { t } from "../text.ts";
import styles from "./Loupe.module.css";
import { LoupeImage } from "./LoupeImage.tsx";
import { MarkOverlay } from "./MarkOverlay.tsx";

interface LoupeStageProps {
  readonly number: number;
  /** Which of the submission's files is shown. */
  readonly position: number;
  readonly row: TriageRowView | null;
  /** Null while the detail is on its way, and for text alone. */
  readonly file: FileView | null;
  readonly view: LoupeView;
  readonly onView: (view: LoupeView) => void;
  readonly turn: Turn;
  readonly mark: Mark | null;
  /** An earlier try, which is no longer what the row and its heat map are about. */
  readonly earlier?: boolean;
}

/** The photo on the darkest ground, dragged by hand where it is larger than the frame. */
export const LoupeStage = ({
  number,
  position,
  row,
  file,
  view,
  onView,
  turn,
  mark,
  earlier = false,
}: LoupeStageProps) => {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const revealed = useIsRevealed(number);
  const picture = {
    width: file?.width ?? row?.width ?? 1600,
    height: file?.height ?? row?.height ?? 1200,
  };
  const upright = turned(picture, turn);
  const scale = scaleOf(view.zoom, upright, size, window.devicePixelRatio);
  const shown = { width: upright.width * scale, height: upright.height * scale };
  const sheet = { width: picture.width * scale, height: picture.height * scale };
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
      data-picture
      data-large
      data-shown={revealed ? "" : undefined}
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
              ...sheet,
              transform: `translate(${size.width / 2 + (0.5 - look.x) * shown.width - sheet.width / 2}px, ${size.height / 2 + (0.5 - look.y) * shown.height - sheet.height / 2}px) rotate(${90 * turn}deg)`,
            }}
          >
            <LoupeImage
              label={t("loupe.picture", { number: formatNumber(number) })}
              thumbnail={earlier && file !== null ? file.thumbnail : row.thumbnail}
              preview={file?.preview ?? (position === 0 ? previewOf(row.thumbnail) : null)}
              original={view.zoom === "fit" ? null : (file?.original ?? null)}
            />
            {!earlier && <HeatOverlay number={number} {...picture} position={position} />}
            {mark !== null && file !== null && <MarkOverlay mark={mark} address={file.preview} />}
          </div>
        )
      )}
    </div>
  );
};
