import type { CandidateView, CoverageView } from "#shared/contract/coverage-calls.ts";
import { Button } from "../../ui/Button.tsx";
import { classes } from "../../ui/classes.ts";
import { formatCount, formatNumber } from "../../ui/format/numbers.ts";
import { Icon } from "../../ui/icons/Icon.tsx";
import styles from "./Coverage.module.css";
import { Evidence, Figure } from "./Evidence.tsx";
import { takeBack, acceptPlace } from "./model/cover.ts";
import { t } from "./text.ts";
import type { CoverDesk } from "./use-cover.ts";

interface PlaceListProps {
  readonly view: CoverageView;
  readonly desk: CoverDesk;
  readonly ours: boolean;
  readonly onChange: (at: number) => void;
}

/** One row for each open place: whom it suggests and why, or why it stays open. */
export const PlaceList = ({ view, desk, ours, onChange }: PlaceListProps) => {
  const { places } = desk.cover;
  const suggested = places.filter((number) => number !== null).length;
  const known = new Map(view.candidates.map((each) => [each.row.number, each]));
  const first = view.winners.length + 1;
  return (
    <>
      <div className={styles.listHead}>
        <h2>{t("suggested", { count: suggested, of: formatCount(places.length) })}</h2>
        <span className={styles.quiet}>{t("howSuggested")}</span>
      </div>
      <ol className={styles.places} aria-label={t("places")}>
        {places.map((number, at) => {
          const candidate = number === null ? undefined : known.get(number);
          const props = { at, place: first + at, view, desk, ours, onChange };
          return candidate === undefined ? (
            <OpenPlace key={`open ${String(at)}`} {...props} />
          ) : (
            <Suggestion key={candidate.row.number} {...props} candidate={candidate} />
          );
        })}
      </ol>
      <p className={styles.quiet}>{othersWords(view)}</p>
    </>
  );
};

interface RowProps extends PlaceListProps {
  readonly at: number;
  readonly place: number;
}

const Suggestion = ({
  candidate,
  at,
  place,
  view,
  desk,
  ours,
  onChange,
}: RowProps & { readonly candidate: CandidateView }) => {
  const { row } = candidate;
  const accepted = desk.cover.accepted.includes(row.number);
  const current = desk.at === at;
  return (
    <li
      className={classes(styles.place, current && styles.current)}
      aria-current={current ? "true" : undefined}
      onPointerDown={() => desk.turnTo(at)}
      onFocus={() => desk.turnTo(at)}
    >
      <span className={classes(styles.number, accepted && styles.taken)}>{place}</span>
      <span className={styles.photo}>
        {row.thumbnail === null ? (
          <span className={styles.text}>{row.text}</span>
        ) : (
          <img src={row.thumbnail} alt="" />
        )}
      </span>
      <div className={styles.facts}>
        <div className={styles.who}>
          <b>{formatNumber(row.number)}</b>
          <Figure row={row} />
        </div>
        <Evidence candidate={candidate} beside={desk.cover.places} view={view} />
      </div>
      <div className={styles.verbs}>
        {accepted ? (
          <span className={styles.accepted}>
            <Icon name="check" size={14} />
            {t("accepted")}
          </span>
        ) : (
          <Button
            onPress={() => desk.change((cover) => acceptPlace(cover, at), true)}
            disabled={!ours && t("claimFirst")}
            ariaLabel={t("acceptWho", { number: formatNumber(row.number) })}
            {...(current && { keys: "a" })}
          >
            {t("accept")}
          </Button>
        )}
        <Button
          tone={accepted ? "quiet" : "plain"}
          onPress={() => onChange(at)}
          disabled={!ours && t("claimFirst")}
          ariaLabel={t("changeWho", { number: formatNumber(row.number) })}
          {...(current && !accepted && { keys: "c" })}
        >
          {t("change")}
        </Button>
        {accepted && (
          <Button
            tone="quiet"
            onPress={() => desk.change((cover) => takeBack(cover, at))}
            disabled={!ours && t("claimFirst")}
          >
            {t("takeBack")}
          </Button>
        )}
      </div>
    </li>
  );
};

const OpenPlace = ({ at, place, view, desk, ours, onChange }: RowProps) => {
  const current = desk.at === at;
  return (
    <li
      className={classes(styles.place, styles.openPlace, current && styles.current)}
      aria-current={current ? "true" : undefined}
      onPointerDown={() => desk.turnTo(at)}
      onFocus={() => desk.turnTo(at)}
    >
      <span className={styles.number}>{place}</span>
      <div className={styles.facts}>
        <b>{t("leftOpen")}</b>
        <p className={styles.quiet}>{whyOpen(view, desk)}</p>
      </div>
      <div className={styles.verbs}>
        <Button tone="quiet" onPress={() => onChange(at)} disabled={!ours && t("claimFirst")}>
          {t("chooseOne")}
        </Button>
      </div>
    </li>
  );
};

/** The next best, and what speaks against it. */
const whyOpen = (view: CoverageView, desk: CoverDesk): string => {
  const next = view.others.find(({ number }) => !desk.cover.places.includes(number));
  if (next === undefined) return t("because.nobody");
  return t(`because.${next.because ?? "none"}`, { number: formatNumber(next.number) });
};

const othersWords = ({ others, eligible, winners, candidates }: CoverageView): string => {
  const count = (because: string): number => others.filter((each) => each.because === because).length;
  const unseen = eligible - winners.length - candidates.length;
  return [
    t("others.all", { count: others.length, shown: formatCount(others.length) }),
    t("others.weak", { count: count("few_criteria") + count("low_score") }),
    t("others.copies", { count: count("copy") + count("same_worker") }),
    ...(unseen > 0 ? [t("others.unseen", { count: unseen, shown: formatCount(unseen) })] : []),
  ].join(" ");
};
