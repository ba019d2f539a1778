import { useRef, useState, type PointerEvent, type WheelEvent } from "react";
import type { SubmissionDetail } from "#shared/contract/desk-views.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { pan, transformOf, type Zoom, zoomIn, zoomOut } from "../model/zoom.ts";
import { zoomIn as zoomOfPane } from "../state/pick-actions.ts";
import { usePick, usePickState } from "../state/pick-context.ts";
import type { Spot } from "../state/pick-store.ts";
import { t } from "../text.ts";
import styles from "./Panes.module.css";

interface PaneImageProps {
  readonly number: number;
  readonly thumbnail: string;
  readonly detail: SubmissionDetail | null;
}

/** From this factor on the preview shows its own limits, and the original is read. */
const ORIGINAL_FROM = 1.8;
export const LENS_FACTOR = 2.2;
/** Half the lens's width in pixels. */
const LENS_RADIUS = 96;

/** A photo that zooms and moves together with the others, with a lens that shows the same spot of each. */
export const PaneImage = ({ number, thumbnail, detail }: PaneImageProps) => {
  const { actions } = usePick();
  const frame = useRef<HTMLDivElement>(null);
  const lens = usePickState((state) => state.lens);
  const shares = (x: number, y: number): Spot => {
    const box = frame.current?.getBoundingClientRect();
    return box === undefined || box.width === 0
      ? { x: 0.5, y: 0.5 }
      : { x: x / box.width, y: y / box.height };
  };
  const spotOf = (event: PointerEvent | WheelEvent): Spot => {
    const box = event.currentTarget.getBoundingClientRect();
    return shares(event.clientX - box.left, event.clientY - box.top);
  };
  const onWheel = (event: WheelEvent): void => {
    const at = spotOf(event);
    actions.zoomWith((zoom) => (event.deltaY < 0 ? zoomIn(zoom, at) : zoomOut(zoom, at)), number);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (lens !== null) actions.moveLens(spotOf(event));
    if (event.buttons !== 1) return;
    const by = shares(event.movementX, event.movementY);
    actions.zoomWith((zoom) => pan(zoom, by.x, by.y), number);
  };
  return (
    <div
      ref={frame}
      className={styles.frame}
      data-picture
      data-large
      onWheel={onWheel}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
    >
      <Sheet number={number} thumbnail={thumbnail} detail={detail} />
      {lens !== null && <Lens spot={lens} thumbnail={thumbnail} detail={detail} number={number} />}
    </div>
  );
};

/** The frame again, larger, moved so that the spot under the lens stands in its middle. */
const Lens = ({ spot, number, thumbnail, detail }: PaneImageProps & { readonly spot: Spot }) => {
  const zoom = usePickState((state) => zoomOfPane(state, number));
  const shift = (share: number, side: "w" | "h"): string =>
    `calc(${String(LENS_RADIUS)}px - ${String(share * LENS_FACTOR * 100)}cq${side})`;
  return (
    <div
      className={styles.lens}
      style={{ left: `${String(spot.x * 100)}%`, top: `${String(spot.y * 100)}%` }}
      aria-hidden="true"
      data-lens
    >
      <div
        className={styles.lensSheet}
        style={{
          transform: `translate(${shift(spot.x, "w")}, ${shift(spot.y, "h")}) scale(${String(LENS_FACTOR)})`,
        }}
      >
        <Layers zoom={zoom} factor={zoom.factor * LENS_FACTOR} {...{ thumbnail, detail }} alt="" />
      </div>
    </div>
  );
};

/** Renders with every step of the zoom; nothing around it does. */
const Sheet = ({ number, thumbnail, detail }: PaneImageProps) => {
  const zoom = usePickState((state) => zoomOfPane(state, number));
  const alt = t("pane.photo", { number: formatNumber(number) });
  return <Layers zoom={zoom} factor={zoom.factor} thumbnail={thumbnail} detail={detail} alt={alt} />;
};

interface LayersProps extends Pick<PaneImageProps, "thumbnail" | "detail"> {
  readonly zoom: Zoom;
  /** How large it is in the end: what decides whether the original is read. */
  readonly factor: number;
  readonly alt: string;
}

const Layers = ({ zoom, factor, thumbnail, detail, alt }: LayersProps) => {
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const file = detail?.attempts[0]?.files[0];
  const original = factor >= ORIGINAL_FROM ? file?.original : undefined;
  return (
    <div className={styles.sheet} style={{ transform: transformOf(zoom) }}>
      <img className={styles.layer} src={thumbnail} alt={alt} draggable={false} />
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
