import type { FoundInJob } from "#shared/contract/search-views.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { goToJob } from "../../../state/route.ts";
import { formatNumber } from "../../../ui/format/numbers.ts";
import { Centred, ErrorState, LoadingState } from "../../../ui/States.tsx";
import { StarShape } from "../../../ui/Stars.tsx";
import { StatusGlyph } from "../../../ui/StatusGlyph.tsx";
import { activeGroups, filterInput } from "../model/filters.ts";
import { MOST_FOUND_EVERYWHERE, type Search, searchedFor } from "../model/search.ts";
import { describeRow } from "../model/wording.ts";
import { useSession, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import { CannotSearch, NothingFound } from "./CannotSearch.tsx";
import styles from "./Search.module.css";

/** The most similar photos of all jobs, by job; each opens in its own. */
export const FoundEverywhere = () => {
  const sought = useTriage((state) => state.sought);
  return sought === null ? null : <Results search={sought} />;
};

const Results = ({ search }: { readonly search: Search }) => {
  const { jobId } = useSession();
  const filters = useTriage((state) => state.filters);
  const narrowed = activeGroups(filters).length > 0;
  const { sort: _, ...within } = filterInput(filters);
  const found = useDeskQuery(
    "search.everywhere",
    { ...searchedFor(search), jobId, limit: MOST_FOUND_EVERYWHERE, within: narrowed ? within : null },
    { keepPrevious: true },
  );
  if (found.isError) {
    return (
      <Centred>
        <ErrorState title={t("search.failed")} error={found.error} onRetry={() => void found.refetch()} />
      </Centred>
    );
  }
  if (found.data === undefined) {
    return (
      <Centred>
        <LoadingState>{t("search.looking")}</LoadingState>
      </Centred>
    );
  }
  if (found.data.kind !== "found") {
    return <CannotSearch why={found.data} onAgain={() => void found.refetch()} />;
  }
  const { jobs, cut } = found.data;
  if (jobs.length === 0) return <NothingFound title={t("search.none")} about={t("search.noneAbout")} />;
  const count = jobs.reduce((sum, { items }) => sum + items.length, 0);
  return (
    <section className={styles.everywhere} aria-label={t("search.results")}>
      <p className={styles.about} role="status">
        {t(cut ? "search.bestEverywhere" : "search.allEverywhere", { count })}{" "}
        {t(narrowed ? "search.withinFilters" : "search.noFilters")}
      </p>
      {jobs.map((job) => (
        <JobResults key={job.jobId} job={job} />
      ))}
    </section>
  );
};

const JobResults = ({ job }: { readonly job: FoundInJob }) => {
  const session = useSession();
  const open = (number: number): void => {
    if (job.jobId === session.jobId) session.show(number);
    else goToJob(job.jobId, "triage", number);
  };
  return (
    <div className={styles.job} role="group" aria-label={job.title}>
      <h2 className={styles.jobTitle}>
        {job.title}
        <span>{job.items.length}</span>
      </h2>
      <ul className={styles.items}>
        {job.items.map(({ row, similarity }) => (
          <li key={row.number}>
            <button
              type="button"
              className={styles.item}
              data-picture
              aria-label={`${describeRow(row.number, row)}, ${t("search.similarity", { shown: similarity.toFixed(2) })}`}
              onClick={() => open(row.number)}
            >
              <span className={styles.photo}>
                {row.thumbnail !== null && (
                  <img src={row.thumbnail} alt="" loading="lazy" draggable={false} />
                )}
              </span>
              <span className={styles.facts}>
                <StatusGlyph status={row.winner ? "winner" : row.status} size={14} decorative />
                {row.stars !== null && (
                  <>
                    {row.stars}
                    <StarShape size={10} />
                  </>
                )}
                <span className={styles.similarity}>{similarity.toFixed(2)}</span>
                <span className={styles.number}>{formatNumber(row.number)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
