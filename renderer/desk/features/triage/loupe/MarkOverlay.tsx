import { useEffect, useRef } from "react";
import { type Mark, markedPixels } from "../model/pixels.ts";
import styles from "./Loupe.module.css";
import { usePixels } from "./use-pixels.ts";

interface MarkOverlayProps {
  readonly mark: Mark;
  readonly address: string;
}

/** What is clipped, or in focus, marked over the picture. */
export const MarkOverlay = ({ mark, address }: MarkOverlayProps) => {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pixels = usePixels(address);
  useEffect(() => {
    if (pixels === undefined || canvas.current === null) return;
    canvas.current.width = pixels.width;
    canvas.current.height = pixels.height;
    canvas.current
      .getContext("2d")
      ?.putImageData(new ImageData(markedPixels(pixels, mark), pixels.width, pixels.height), 0, 0);
  }, [pixels, mark]);
  return <canvas ref={canvas} className={styles.marks} data-mark={mark} aria-hidden="true" />;
};
