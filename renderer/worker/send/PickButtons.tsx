import { type ChangeEvent, useRef } from "react";
import { Button } from "../frame/Button.tsx";
import { useJob } from "../hooks/session-context.ts";
import { mediumOf } from "../text/media.ts";
import { say } from "../words.ts";
import styles from "./send.module.css";

interface PickButtonsProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** Several at once. */
  readonly several: boolean;
  /** What was sent before makes the next one "another". */
  readonly another?: boolean;
  /** Stands below something that comes first. */
  readonly second?: boolean;
}

/**
 * The ways to a file: the camera where there is one at hand, the library, the file chooser. On a computer the
 * camera button is left out, because there it opens the same chooser.
 */
export const PickButtons = ({ onFiles, several, another = false, second = false }: PickButtonsProps) => {
  const job = useJob();
  const medium = mediumOf(job);
  const camera = useRef<HTMLInputElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const takesPictures = job.accept.some((type) => type.startsWith("image/"));
  const takeKey = second ? "draft.add.photo" : another ? "send.another.photo" : "send.take.photo";
  const accept = job.accept.join(",");
  const take = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.target.files ?? [])];
    // The same file can be chosen again.
    event.target.value = "";
    onFiles(files);
  };
  return (
    <>
      {takesPictures && (
        <>
          <Button
            look={second ? "quiet" : "main"}
            icon="camera"
            className={styles.camera}
            onClick={() => camera.current?.click()}
          >
            {say(takeKey)}
          </Button>
          <input
            ref={camera}
            data-pick="camera"
            type="file"
            accept={accept}
            capture="environment"
            hidden
            onChange={take}
          />
        </>
      )}
      <Button
        look={takesPictures || second ? "quiet" : "main"}
        icon={takesPictures ? "pictures" : "file"}
        className={takesPictures && !second ? styles.library : undefined}
        onClick={() => chooser.current?.click()}
      >
        <span className={styles.onPhone}>{say(`send.choose.${medium}`)}</span>
        <span className={styles.onComputer}>{say(`send.choose_computer.${medium}`)}</span>
      </Button>
      <input
        ref={chooser}
        data-pick="library"
        type="file"
        accept={accept}
        multiple={several}
        hidden
        onChange={take}
      />
    </>
  );
};
