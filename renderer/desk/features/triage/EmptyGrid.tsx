import type { JobDetail } from "#shared/contract/desk-views.ts";
import { call } from "../../bridge/call.ts";
import { goToJob } from "../../state/route.ts";
import { showError, showToast } from "../../state/toasts.ts";
import { Button } from "../../ui/Button.tsx";
import { formatCount } from "../../ui/format/numbers.ts";
import { Centred, EmptyState } from "../../ui/States.tsx";
import { activeGroups, cleared, dropGroup } from "./model/filters.ts";
import { LaterLeft } from "./marks/LaterLeft.tsx";
import { groupWords } from "./model/wording.ts";
import { useSession, useTriage } from "./session-context.ts";
import { t } from "./text.ts";

interface EmptyGridProps {
  readonly job: JobDetail;
  readonly texts: boolean;
}

/** Nothing to show: what that means, and one way on. */
export const EmptyGrid = ({ job, texts }: EmptyGridProps) => {
  const filters = useTriage((state) => state.filters);
  const counts = useTriage((state) => state.counts);
  const groups = activeGroups(filters);
  const allReviewed = groups.length === 1 && filters.reviewed === "not_yet" && counts?.byReview.notYet === 0;
  const later = counts?.byMarks.skipped ?? 0;
  return (
    <Centred>
      {allReviewed && later > 0 ? (
        <LaterLeft count={later} />
      ) : job.counts.total === 0 || groups.length === 0 ? (
        <NothingYet job={job} texts={texts} />
      ) : allReviewed ? (
        <AllReviewed job={job} overrides={counts.byReview.overrides} />
      ) : (
        <NothingMatches total={job.counts.total} texts={texts} />
      )}
    </Centred>
  );
};

const NothingYet = ({ job, texts }: EmptyGridProps) => {
  const copy = (): void => {
    call("app.copy", { text: job.share.lanUrl ?? job.share.localUrl }).then(
      () => showToast(t("empty.copied")),
      showError,
    );
  };
  return (
    <EmptyState
      title={t(texts ? "empty.noneTexts" : "empty.none")}
      frames={["dashed", "dashed", "dashed"]}
      actions={
        job.share.accepting && (
          <Button tone="primary" icon="copy" onPress={copy}>
            {t("empty.copyLink")}
          </Button>
        )
      }
    >
      {t(job.share.accepting ? "empty.share" : "empty.closed")}
    </EmptyState>
  );
};

const AllReviewed = ({ job, overrides }: { readonly job: JobDetail; readonly overrides: number }) => {
  const { setFilters } = useSession();
  const filters = useTriage((state) => state.filters);
  const picks = job.selectionType === "creator" && job.phase !== "settled";
  const total = job.counts.total;
  return (
    <EmptyState
      title={t("empty.allReviewed", { count: total, shown: formatCount(total) })}
      frames={["check"]}
      actions={
        <>
          {picks && (
            <Button tone="primary" onPress={() => goToJob(job.id, "pick")}>
              {t("empty.pick")}
            </Button>
          )}
          <Button tone={picks ? "quiet" : "plain"} onPress={() => setFilters(cleared(filters))}>
            {t("empty.lookAgain")}
          </Button>
        </>
      }
    >
      {t("empty.overrides", { count: overrides, shown: formatCount(overrides) })}
    </EmptyState>
  );
};

const NothingMatches = ({ total, texts }: { readonly total: number; readonly texts: boolean }) => {
  const { setFilters } = useSession();
  const filters = useTriage((state) => state.filters);
  const groups = activeGroups(filters);
  const hiding = useTriage((state) => state.counts?.facets.hiding);
  const list = groups.map((group) => groupWords(filters, group)).join(` ${t("empty.and")} `);
  // The one fix: the filter that brings most by itself, else the one that hides most.
  const weight = (group: (typeof groups)[number]): number =>
    (hiding?.[group]?.brings ?? 0) * (total + 1) + (hiding?.[group]?.hides ?? 0);
  const [best] = groups.toSorted((a, b) => weight(b) - weight(a));
  const brings = best === undefined ? 0 : (hiding?.[best]?.brings ?? 0);
  return (
    <EmptyState
      title={t(texts ? "empty.noMatchTexts" : "empty.noMatch")}
      frames={["blank", "blank", "filter"]}
      actions={
        <>
          <Button icon="cross" onPress={() => setFilters(cleared(filters))}>
            {t("filters.clear")}
          </Button>
          {groups.length > 1 && best !== undefined && (
            <Button tone="quiet" onPress={() => setFilters(dropGroup(filters, best))}>
              {brings > 0
                ? t("empty.dropBrings", { name: groupWords(filters, best), shown: formatCount(brings) })
                : t("filters.drop", { name: groupWords(filters, best) })}
            </Button>
          )}
        </>
      }
    >
      {t("empty.hidden", { count: groups.length, shown: formatCount(total), list })}
      {groups.length > 1 &&
        groups.map((group) => {
          const name = groupWords(filters, group);
          return ` ${t("empty.hides", { name, shown: formatCount(hiding?.[group]?.hides ?? 0) })}`;
        })}
    </EmptyState>
  );
};
