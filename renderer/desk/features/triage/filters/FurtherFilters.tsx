import { DECIDERS, DIMENSIONS, RECENT, TRIES } from "#shared/contract/triage-calls.ts";
import { isNarrowed, NARROWING_GROUPS, toggledIn } from "../model/narrowing.ts";
import { reasonWords } from "../model/narrowing-words.ts";
import { useSession, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./FilterColumn.module.css";
import { FilterRow, Group } from "./FilterRow.tsx";
import { RangeFilter } from "./RangeFilter.tsx";
import { SentFilter } from "./SentFilter.tsx";
import { WorkerFilter } from "./WorkerFilter.tsx";

/** Who decided, and what is asked for less often; the rest opens by itself where one of it is in use. */
export const FurtherFilters = ({ texts }: { readonly texts: boolean }) => {
  const { setFilters } = useSession();
  const filters = useTriage((state) => state.filters);
  const facets = useTriage((state) => state.counts?.facets);
  const inUse = NARROWING_GROUPS.some(
    (group) => group !== "decidedBy" && group !== "confidence" && isNarrowed(filters, group),
  );
  return (
    <>
      <Group title={t("filters.decidedBy")}>
        {DECIDERS.map((by) => (
          <FilterRow
            key={by}
            on={filters.decidedBy.includes(by)}
            count={facets?.byDecider[by]}
            onToggle={() => setFilters({ ...filters, decidedBy: toggledIn(filters.decidedBy, by) })}
          >
            <span className={styles.words}>{t(`filters.decider.${by}`)}</span>
          </FilterRow>
        ))}
      </Group>
      <details className={styles.more} open={inUse ? true : undefined}>
        <summary>{t("filters.more")}</summary>
        {!texts && DIMENSIONS.map((name) => <RangeFilter key={name} name={name} />)}
        <Group title={t("filters.sentTitle")}>
          {RECENT.map((within) => (
            <FilterRow
              key={within}
              on={filters.sent !== null && "within" in filters.sent && filters.sent.within === within}
              count={facets?.bySent[within]}
              onToggle={() => {
                const on =
                  filters.sent !== null && "within" in filters.sent && filters.sent.within === within;
                setFilters({ ...filters, sent: on ? null : { within } });
              }}
            >
              <span className={styles.words}>{t(`filters.sent.${within}`)}</span>
            </FilterRow>
          ))}
          <SentFilter />
        </Group>
        <Group title={t("filters.tries")}>
          {TRIES.map((which) => (
            <FilterRow
              key={which}
              on={filters.tries.includes(which)}
              count={facets?.byTries[which]}
              onToggle={() => setFilters({ ...filters, tries: toggledIn(filters.tries, which) })}
            >
              <span className={styles.words}>{t(`filters.try.${which}`)}</span>
            </FilterRow>
          ))}
        </Group>
        <WorkerFilter />
        {(facets?.byReason ?? []).length > 0 && (
          <Group title={t("filters.reasons")}>
            {facets?.byReason.map(({ code, count }) => (
              <FilterRow
                key={code}
                on={filters.reasons.includes(code)}
                count={count}
                onToggle={() => setFilters({ ...filters, reasons: toggledIn(filters.reasons, code) })}
              >
                <span className={styles.words}>{reasonWords(code)}</span>
              </FilterRow>
            ))}
          </Group>
        )}
      </details>
    </>
  );
};
