import type { SubmissionDetail } from "#shared/contract/desk-views.ts";
import { useDeskQuery } from "../../../bridge/queries.ts";
import { useSession, useTriage } from "../session-context.ts";

export interface Detail {
  /** Of the item under the cursor; null while it is on its way, or while the cursor is moving. */
  readonly detail: SubmissionDetail | null;
  readonly failed: boolean;
  readonly retry: () => void;
}

/** All that is known of the item where the cursor rests. */
export const useDetail = (): Detail => {
  const { jobId } = useSession();
  const cursor = useTriage((state) => state.cursor);
  const resting = useTriage((state) => state.resting);
  const query = useDeskQuery(
    "submission.detail",
    { jobId, number: resting ?? 1 },
    { enabled: resting !== null },
  );
  const detail = query.data !== undefined && query.data.number === cursor ? query.data : null;
  return { detail, failed: query.isError && resting === cursor, retry: () => void query.refetch() };
};

/** The name of who sits here, as decisions carry it. */
export const useActor = (): string | null => useDeskQuery("app.info", undefined).data?.actor ?? null;
