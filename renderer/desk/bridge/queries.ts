import {
  QueryClient,
  useMutation,
  type UseMutationResult,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from "@tanstack/react-query";
import type { DeskAnswers, DeskCall, DeskInput } from "#shared/contract/desk-calls.ts";
import { call } from "./call.ts";
import { MAKES_STALE } from "./stale.ts";

/** Main tells what changed, so an answer stays fresh until then; it is on this machine, so no retry helps. */
export const newQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });

export const queryKey = <C extends DeskCall>(
  name: C,
  input: DeskInput<C>,
): readonly [C, DeskInput<C> | null] => [name, input ?? null];

interface QueryOptions {
  readonly enabled?: boolean;
  /** Shows the previous answer while another input's is on its way. */
  readonly keepPrevious?: boolean;
  /** For what main does not tell of: asked again so often, and whenever it is shown anew. */
  readonly everyMs?: number;
}

/** An answer of main, kept fresh by its events. */
export const useDeskQuery = <C extends DeskCall>(
  name: C,
  input: DeskInput<C>,
  options: QueryOptions = {},
): UseQueryResult<DeskAnswers[C]> =>
  useQuery<DeskAnswers[C]>({
    queryKey: queryKey(name, input),
    queryFn: () => call(name, input),
    enabled: options.enabled ?? true,
    ...(options.everyMs !== undefined && { refetchInterval: options.everyMs, refetchOnMount: "always" }),
    ...(options.keepPrevious === true && {
      placeholderData: (previous: DeskAnswers[C] | undefined) => previous as never,
    }),
  });

/** A change. Whatever it makes stale is asked for again once it succeeded. */
export const useDeskMutation = <C extends DeskCall>(
  name: C,
): UseMutationResult<DeskAnswers[C], Error, DeskInput<C>> => {
  const client = useQueryClient();
  return useMutation<DeskAnswers[C], Error, DeskInput<C>>({
    mutationFn: (input) => call(name, input),
    onSuccess: () => {
      for (const stale of MAKES_STALE[name] ?? []) void client.invalidateQueries({ queryKey: [stale] });
    },
  });
};
