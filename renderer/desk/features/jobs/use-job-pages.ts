import { useInfiniteQuery } from "@tanstack/react-query";
import type { DeskAnswers, DeskInput } from "#shared/contract/desk-calls.ts";
import type { JobCard } from "#shared/contract/desk-views.ts";
import { call } from "../../bridge/call.ts";

export const JOBS_AT_ONCE = 100;

export type JobsWish = Omit<DeskInput<"jobs.list">, "after" | "limit">;
type Page = DeskAnswers["jobs.list"];

export interface JobPages {
  /** Null until the first page is there. */
  readonly first: Page | null;
  readonly jobs: readonly JobCard[];
  readonly error: Error | null;
  readonly isMoreComing: boolean;
  readonly more: () => void;
  readonly retry: () => void;
}

/** The jobs that match, page after page: each begins where the last one ended, so none comes twice or is left out. */
export const useJobPages = (wish: JobsWish): JobPages => {
  const query = useInfiniteQuery({
    queryKey: ["jobs.list", wish],
    queryFn: ({ pageParam }) => call("jobs.list", { ...wish, after: pageParam, limit: JOBS_AT_ONCE }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Page) => last.next,
    placeholderData: (previous) => previous,
  });
  const pages = query.data?.pages ?? [];
  // A job may have moved between two pages while they were read.
  const jobs = new Map(pages.flatMap((page) => page.jobs).map((job) => [job.id, job]));
  return {
    first: pages[0] ?? null,
    jobs: [...jobs.values()],
    error: query.error,
    isMoreComing: query.isFetchingNextPage,
    more: () => {
      if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
};
