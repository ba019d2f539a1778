import type { JobDetail } from "#shared/contract/desk-views.ts";
import { formatCount } from "../../ui/format/numbers.ts";
import { Centred, ErrorState } from "../../ui/States.tsx";
import { EmptyGrid } from "./EmptyGrid.tsx";
import { OpeningGrid } from "./grid/OpeningGrid.tsx";
import { ThumbGrid } from "./grid/ThumbGrid.tsx";
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
  const total = job.counts.total;
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
      return <EmptyGrid job={job} texts={texts} />;
  }
};
