import type { JobDetail } from "#shared/contract/desk-views.ts";
import { formatCount } from "../../ui/format/numbers.ts";
import { Centred, ErrorState } from "../../ui/States.tsx";
import { EmptyGrid } from "./EmptyGrid.tsx";
import { OpeningGrid } from "./grid/OpeningGrid.tsx";
import { ThumbGrid } from "./grid/ThumbGrid.tsx";
import { CannotSearch, NothingFound } from "./search/CannotSearch.tsx";
import { FoundEverywhere } from "./search/FoundEverywhere.tsx";
import { useSession, useTriage } from "./session-context.ts";
import { t } from "./text.ts";

interface TriageGridProps {
  readonly job: JobDetail;
  readonly texts: boolean;
}

/** The grid, or what stands in its place. */
export const TriageGrid = ({ job, texts }: TriageGridProps) => {
  const { retry } = useSession();
  const empty = useTriage((state) => state.order.count === 0);
  const loading = useTriage((state) => state.loading);
  const sought = useTriage((state) => state.sought);
  const outcome = useTriage((state) => state.outcome);
  const total = job.counts.total;
  if (sought?.scope === "everywhere") return <FoundEverywhere />;
  if (!empty) return <ThumbGrid texts={texts} />;
  switch (loading.type) {
    case "opening":
      return total === 0 ? null : (
        <OpeningGrid words={t("empty.opening", { count: total, shown: formatCount(total) })} />
      );
    case "failed":
      return (
        <Centred>
          <ErrorState title={t("empty.failed")} error={new Error(loading.message)} onRetry={retry} />
        </Centred>
      );
    case "filtering":
    case "ready":
      if (outcome?.type === "unable") return <CannotSearch why={outcome.why} onAgain={retry} />;
      if (sought !== null && loading.type === "ready") {
        return <NothingFound title={t("search.none")} about={t("search.noneAbout")} />;
      }
      return <EmptyGrid job={job} texts={texts} />;
  }
};
