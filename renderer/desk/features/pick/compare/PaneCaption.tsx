import type { SubmissionDetail, TriageRowView } from "#shared/contract/desk-views.ts";
import { recordOf } from "#shared/domain/picking/preferences.ts";
import { DIMENSIONS, type Stars as StarCount } from "#shared/domain/scoring/score.ts";
import { classes } from "../../../ui/classes.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { Icon } from "../../../ui/icons/Icon.tsx";
import { PracticeMark, Tag } from "../../../ui/Marks.tsx";
import { Stars, StarShape } from "../../../ui/Stars.tsx";
import { championOf } from "../model/comparison.ts";
import type { PaneRole } from "../model/panes.ts";
import { placeOf } from "../model/plan.ts";
import { conflictsOf } from "../model/pool.ts";
import { comparisonIn } from "../state/pick-actions.ts";
import { usePick, usePickState } from "../state/pick-context.ts";
import { t } from "../text.ts";
import { conflictWords } from "./conflict-words.ts";
import { type PaneCaptionProps, PaneVerbs } from "./PaneVerbs.tsx";
import styles from "./Panes.module.css";

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
          {compact && <Place row={row} role={role} />}
        </div>
        <div className={styles.dimensions}>
          {!compact && <Place row={row} role={role} />}
          <Dimensions detail={detail} compact={compact} />
          <Record number={row.number} />
          <Note number={row.number} />
        </div>
      </div>
      <PaneVerbs {...props} />
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
  const { pool } = usePick();
  const comparison = usePickState((state) => comparisonIn(state, pool));
  const place = placeOf(comparison.plan, pool, row.number);
  const champion = championOf(comparison, pool);
  const champions = champion === null ? null : placeOf(comparison.plan, pool, champion);
  const conflict = conflictWords(conflictsOf(comparison.plan, pool, row.number));
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
      {conflict !== null && (
        <Tag icon="warning" title={conflict}>
          {conflict}
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
  return DIMENSIONS.map((dimension) => (
    <span key={dimension} title={t(`pane.dimension.${dimension}`)}>
      {t(`pane.${compact ? "dimensionShort" : "dimension"}.${dimension}`)} {dimensions[dimension].toFixed(1)}
    </span>
  ));
};

/** How it fared against others so far. */
const Record = ({ number }: { readonly number: number }) => {
  const { pool } = usePick();
  const duels = usePickState((state) => comparisonIn(state, pool).duels);
  const { won, asked } = recordOf(duels, number);
  if (asked === 0) return null;
  return <span>{t("pane.record", { won, count: asked })}</span>;
};

const Note = ({ number }: { readonly number: number }) => {
  const { pool } = usePick();
  const note = usePickState((state) => comparisonIn(state, pool).notes[number] ?? "");
  if (note === "") return null;
  return (
    <span className={styles.note} title={note}>
      <Icon name="text" size={12} />
      {note}
    </span>
  );
};
