import type { Instant } from "#shared/lib/instant.ts";
import { DAY, HOUR } from "#shared/lib/instant.ts";
import { useClock } from "../state/clock.ts";
import { classes } from "./classes.ts";
import styles from "./CountdownRing.module.css";
import { durationWords, timeParts } from "./format/times.ts";
import { Icon } from "./icons/Icon.tsx";
import { t } from "./text.ts";

interface CountdownRingProps {
  readonly at: Instant;
  /** 48 in rows with its words inside, 28 or 24 where the words stand beside it. */
  readonly size?: 48 | 28 | 24;
}

/** The ring is full with a day left, or more. */
const FULL_MS = DAY;

const toneOf = (left: number): "soon" | "late" | "plenty" =>
  left < HOUR ? "late" : left < 3 * HOUR ? "soon" : "plenty";

/** Time left as a ring and words. Ticks once a minute, each second in the last five. */
export const CountdownRing = ({ at, size = 48 }: CountdownRingProps) => {
  const { main, rest } = splitWords(
    useClock((now) => {
      const { main: figure, rest: unit } = timeParts(at - now);
      return at <= now ? "" : `${figure}|${unit ?? ""}`;
    }),
  );
  const tone = useClock((now) => toneOf(at - now));
  // Whole percents, so that the arc moves when an eye could see it.
  const percent = useClock((now) => Math.round((Math.min(Math.max(at - now, 0), FULL_MS) / FULL_MS) * 100));
  if (main === "") return <MissedRing size={size} />;
  const radius = size / 2 - 2.5;
  const around = 2 * Math.PI * radius;
  return (
    <span
      className={classes(styles.ring, styles[tone], size < 48 && styles.small)}
      style={{ width: size, height: size }}
      role={size === 48 ? "img" : undefined}
      aria-label={size === 48 ? t("time.left", { time: `${main} ${rest}`.trim() }) : undefined}
      aria-hidden={size === 48 ? undefined : true}
    >
      <svg width={size} height={size} style={{ transform: "rotate(-90deg)" }} aria-hidden="true">
        <circle className={styles.track} cx={size / 2} cy={size / 2} r={radius} />
        <circle
          className={styles.left}
          cx={size / 2}
          cy={size / 2}
          r={radius}
          strokeDasharray={`${((around * Math.max(percent, 1.5)) / 100).toFixed(1)} ${around.toFixed(1)}`}
        />
      </svg>
      {size === 48 && (
        <span className={styles.words} aria-hidden="true">
          <span>{main}</span>
          {rest !== "" && <span className={styles.rest}>{rest}</span>}
        </span>
      )}
    </span>
  );
};

const splitWords = (words: string): { main: string; rest: string } => {
  const [main = "", rest = ""] = words.split("|");
  return { main, rest };
};

/** The deadline went by. */
export const MissedRing = ({ size = 48 }: { readonly size?: number }) => (
  <span className={styles.ring} style={{ width: size, height: size }}>
    <svg width={size} height={size} aria-hidden="true">
      <circle
        className={styles.missed}
        cx={size / 2}
        cy={size / 2}
        r={size / 2 - 2.5}
        strokeDasharray={size < 48 ? ".1 4.7" : "3 4.5"}
        strokeLinecap={size < 48 ? "round" : "butt"}
      />
    </svg>
    <span className={classes(styles.words, styles.bad)}>
      <Icon name="flag" size={size < 48 ? 12 : 16} />
    </span>
  </span>
);

/** Nothing runs any more. */
export const SettledRing = ({ size = 48 }: { readonly size?: number }) => (
  <span className={styles.ring} style={{ width: size, height: size }}>
    <svg width={size} height={size} aria-hidden="true">
      <circle className={styles.track} cx={size / 2} cy={size / 2} r={size / 2 - 2.5} />
    </svg>
    <span className={classes(styles.words, styles.good)}>
      <Icon name="check" />
    </span>
  </span>
);

interface CountdownTextProps {
  readonly at: Instant;
  /** Makes the sentence of the time left; `over` is true once the moment went by. */
  readonly say?: (time: string, over: boolean) => string;
}

/** "2 h 40 min", ticking by itself. */
export const CountdownText = ({ at, say = (time) => time }: CountdownTextProps) => (
  <>{useClock((now) => say(durationWords(Math.abs(at - now)), at <= now))}</>
);
