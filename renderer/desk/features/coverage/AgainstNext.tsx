import type { CandidateView, CoverageView } from "#shared/contract/coverage-calls.ts";
import { classes } from "../../ui/classes.ts";
import { formatNumber } from "../../ui/format/numbers.ts";
import styles from "./Coverage.module.css";
import { Figure, scoreOf, signed } from "./Evidence.tsx";
import { t } from "./text.ts";
import type { CoverDesk } from "./use-cover.ts";

/** The place one looks at, against the next best that has none. */
export const AgainstNext = ({ view, desk }: { readonly view: CoverageView; readonly desk: CoverDesk }) => {
  const find = (number: number | null | undefined): CandidateView | undefined =>
    view.candidates.find(({ row }) => row.number === number);
  const here = find(desk.cover.places[desk.at]);
  const next = find(view.others.find(({ number }) => !desk.cover.places.includes(number))?.number);
  const place = view.winners.length + desk.at + 1;
  return (
    <section className={styles.against} aria-label={t("against.title", { place })}>
      <header className={styles.listHead}>
        <h2>{t("against.title", { place })}</h2>
        <span className={styles.quiet}>{t("against.next")}</span>
      </header>
      {here === undefined ? (
        <p className={styles.quiet}>{t("against.nobody")}</p>
      ) : (
        <>
          <div className={styles.pair}>
            <Half candidate={here} />
            {next !== undefined && <Half candidate={next} />}
          </div>
          {next !== undefined && <Compared here={here} next={next} />}
        </>
      )}
    </section>
  );
};

const Half = ({ candidate: { row } }: { readonly candidate: CandidateView }) => (
  <figure className={styles.half}>
    {row.thumbnail === null ? <p className={styles.text}>{row.text}</p> : <img src={row.thumbnail} alt="" />}
    <figcaption>
      <b>{formatNumber(row.number)}</b>
      <Figure row={row} />
    </figcaption>
  </figure>
);

const Compared = ({ here, next }: { readonly here: CandidateView; readonly next: CandidateView }) => {
  const lead = (scoreOf(here.row) ?? 0) - (scoreOf(next.row) ?? 0);
  const criteria = here.criteria.map(({ label, value }) => ({
    label,
    a: value,
    b: next.criteria.find((each) => each.label === label)?.value ?? null,
    say: signed,
  }));
  const lines = [
    ...criteria,
    ...(here.sharpness === null
      ? []
      : [
          {
            label: t("sharpness"),
            a: here.sharpness,
            b: next.sharpness,
            say: (value: number) => String(Math.round(value)),
          },
        ]),
  ];
  return (
    <>
      <table className={styles.compared}>
        <tbody>
          {lines.map(({ label, a, b, say }) => (
            <tr key={label}>
              <td className={classes(b !== null && a > b && styles.ahead)}>{say(a)}</td>
              <th scope="row">{label}</th>
              <td className={classes(b !== null && b > a && styles.ahead)}>{b === null ? "–" : say(b)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.brief}>
        {t(
          scoreOf(next.row) === null
            ? "against.unscored"
            : lead >= 0.05
              ? "against.ahead"
              : lead <= -0.05
                ? "against.behind"
                : "against.same",
          {
            by: Math.abs(lead).toFixed(1),
            number: formatNumber(next.row.number),
          },
        )}
      </p>
    </>
  );
};
