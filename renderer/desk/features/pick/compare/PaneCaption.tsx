import type { SubmissionDetail, TriageRowView } from "#shared/contract/desk-views.ts";
import { DIMENSIONS, type Stars as StarCount } from "#shared/domain/scoring/score.ts";
import { Button } from "../../../ui/Button.tsx";
import { classes } from "../../../ui/classes.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { PracticeMark, Tag } from "../../../ui/Marks.tsx";
import { Stars, StarShape } from "../../../ui/Stars.tsx";
import { championOf } from "../model/comparison.ts";
import type { PaneRole } from "../model/panes.ts";
import { placeOf } from "../model/plan.ts";
import { comparisonIn, panesIn } from "../state/pick-actions.ts";
import { usePick, usePickState } from "../state/pick-context.ts";
import { t } from "../text.ts";
import styles from "./Panes.module.css";

interface PaneCaptionProps {
  readonly row: TriageRowView;
  readonly detail: SubmissionDetail | null;
  readonly role: PaneRole;
  readonly letter: string | null;
  readonly active: boolean;
  readonly compact: boolean;
}

/** Under the photo: who it is, its stars, its place, and what one can do with it. */
export const PaneCaption = (props: PaneCaptionProps) => {
  const { row, detail, role, letter, compact } = props;
  return (
    <div className={classes(styles.caption, compact && styles.compact)}>
      <div className={styles.facts}>
        <div className={styles.title}>
          {role === "champion" ? (
            <span className={styles.crown}>
              <Icon name="pin" size={12} />
              {t("pane.champion")}
            </span>
          ) : (
            letter !== null && <span className={styles.letter}>{letter}</span>
          )}
          <b className={styles.number}>{formatNumber(row.number)}</b>
          <CaptionStars row={row} compact={compact} />
          <Place row={row} role={role} />
        </div>
        <Dimensions detail={detail} compact={compact} />
      </div>
      <Verbs {...props} />
    </div>
  );
};

const CaptionStars = ({ row, compact }: { readonly row: TriageRowView; readonly compact: boolean }) => {
  const count: StarCount | null = row.ownStars ?? row.stars;
  if (count === null) return <span className={styles.quiet}>{t("pane.noScore")}</span>;
  const figure = row.ownStars ?? row.mean?.toFixed(1) ?? count;
  return (
    <span className={styles.stars}>
      {compact ? <StarShape size={14} /> : <Stars count={count} />}
      <span>{figure}</span>
      {row.practice && row.scored && <PracticeMark />}
    </span>
  );
};

const Place = ({ row, role }: { readonly row: TriageRowView; readonly role: PaneRole }) => {
  const { pool, view } = usePick();
  const comparison = usePickState((state) => comparisonIn(state, pool));
  const place = placeOf(comparison.plan, pool, row.number);
  const champion = championOf(comparison, pool);
  const champions = champion === null ? null : placeOf(comparison.plan, pool, champion);
  return (
    <span className={styles.place}>
      <span
        title={
          role === "challenger" && place === null && champions !== null
            ? t("pane.takesPlace", { place: champions })
            : undefined
        }
      >
        {place === null ? t("pane.notPlaced") : t("pane.place", { place })}
      </span>
      {view.sameWorker.includes(row.number) && (
        <Tag icon="person" title={t("pane.sameWorker")}>
          {t("pane.sameWorkerShort")}
        </Tag>
      )}
    </span>
  );
};

const Dimensions = ({
  detail,
  compact,
}: {
  readonly detail: SubmissionDetail | null;
  readonly compact: boolean;
}) => {
  const dimensions = detail?.attempts[0]?.dimensions ?? null;
  if (dimensions === null) return null;
  return (
    <div className={styles.dimensions}>
      {DIMENSIONS.map((dimension) => (
        <span key={dimension} title={t(`pane.dimension.${dimension}`)}>
          {t(`pane.${compact ? "dimensionShort" : "dimension"}.${dimension}`)}{" "}
          {dimensions[dimension].toFixed(1)}
        </span>
      ))}
    </div>
  );
};

const Verbs = ({ row, role, active, compact }: PaneCaptionProps) => {
  const { pool, actions } = usePick();
  const placed = usePickState((state) => comparisonIn(state, pool).plan.includes(row.number));
  const { number } = row;
  return (
    <div className={styles.verbs}>
      {placed ? (
        <Button tone="quiet" onPress={() => actions.take({ type: "remove", number })}>
          {t("verbs.remove")}
        </Button>
      ) : (
        <Button onPress={() => actions.take({ type: "pick", number })} {...(active && { keys: "w" })}>
          {t("verbs.pick")}
        </Button>
      )}
      {role === "loupe" || compact ? (
        role !== "champion" && (
          <Button
            tone={role === "loupe" ? "quiet" : "plain"}
            onPress={() => actions.take({ type: "pin", number })}
            {...(active && { keys: "p" })}
          >
            {t("verbs.pin")}
          </Button>
        )
      ) : role === "champion" ? (
        <KeepButton />
      ) : (
        <Button large keys="ArrowRight" onPress={() => actions.take({ type: "prefer", challenger: number })}>
          {t("verbs.prefer")}
        </Button>
      )}
    </div>
  );
};

const KeepButton = () => {
  const { pool, actions } = usePick();
  const challenger = usePickState((state) => panesIn(state, pool).challengers[0] ?? null);
  return (
    <Button
      large
      keys="ArrowLeft"
      onPress={() => {
        if (challenger !== null) actions.take({ type: "keep", challenger });
      }}
    >
      {t("verbs.keep")}
    </Button>
  );
};
