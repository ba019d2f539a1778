import { useEffect, useEffectEvent, useRef } from "react";
import type { WorkerJob } from "#shared/contract/worker.ts";
import { workerPreview } from "../../bridge/call.ts";
import styles from "./WorkerPageFrame.module.css";

interface WorkerPageFrameProps {
  readonly label: string;
  /** The job as the page would be told of it. */
  readonly facts: WorkerJob;
}

/** The worker's page itself, in a frame of another origin that reaches nothing: it can never differ from the real one. */
export const WorkerPageFrame = ({ label, facts }: WorkerPageFrameProps) => {
  const frame = useRef<HTMLIFrameElement>(null);
  const tell = useEffectEvent(() => frame.current?.contentWindow?.postMessage(facts, "*"));
  useEffect(() => {
    const listen = ({ source, data }: MessageEvent): void => {
      if (source === frame.current?.contentWindow && data === "ready") tell();
    };
    window.addEventListener("message", listen);
    return () => window.removeEventListener("message", listen);
  }, []);
  useEffect(() => tell(), [facts]);
  return (
    <iframe
      ref={frame}
      className={styles.frame}
      title={label}
      src={workerPreview()}
      sandbox="allow-scripts allow-same-origin"
      tabIndex={-1}
    />
  );
};
