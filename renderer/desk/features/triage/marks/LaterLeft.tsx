import { Button } from "../../../ui/Button.tsx";
import { formatCount } from "../../../ui/format/numbers.ts";
import { EmptyState } from "../../../ui/States.tsx";
import { useSession, useTriage } from "../session-context.ts";
import { t } from "./text.ts";

/** Nothing waits but what somebody put off. */
export const LaterLeft = ({ count }: { readonly count: number }) => {
  const { setFilters } = useSession();
  const filters = useTriage((state) => state.filters);
  return (
    <EmptyState
      title={t("left.title", { count, shown: formatCount(count) })}
      frames={["check"]}
      actions={
        <Button tone="primary" onPress={() => setFilters({ ...filters, marks: ["skipped"] })}>
          {t("left.show")}
        </Button>
      }
    >
      {t("left.body")}
    </EmptyState>
  );
};
