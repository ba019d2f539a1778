import type { LearningView } from "#shared/contract/learning-views.ts";
import { useDeskMutation, useDeskQuery } from "../../../bridge/queries.ts";
import { showError } from "../../../state/toasts.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatCount } from "../../../ui/format/numbers.ts";
import { Switch } from "../../../ui/Toggles.tsx";
import { useSession, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./Learning.module.css";

/** What the decisions on this job have taught, how far that can be believed, and the switch. */
export const LearningSection = () => {
  const { jobId } = useSession();
  const view = useDeskQuery("learning.view", { jobId }).data;
  const turn = useDeskMutation("learning.turn");
  if (view === undefined) return null;
  return (
    <div className={styles.section}>
      <Switch
        label={t("learning.title")}
        about={aboutOf(view)}
        on={view.kind !== "off"}
        working={turn.isPending}
        onChange={(on) => turn.mutate({ on }, { onError: showError })}
      />
      {view.kind === "learnt" && <Learnt view={view} />}
    </div>
  );
};

const Learnt = ({ view }: { readonly view: Extract<LearningView, { kind: "learnt" }> }) => {
  const { setFilters } = useSession();
  const filters = useTriage((state) => state.filters);
  const rows = [
    ["learning.ours", view.agreed],
    ["learning.stars", view.asVerdict],
    ["learning.guess", view.agreedByGuess],
  ] as const;
  return (
    <>
      <table className={styles.figures}>
        <caption>{t("learning.unseen", { shown: formatCount(view.decisions) })}</caption>
        <tbody>
          {rows.map(([words, count]) => (
            <tr key={words}>
              <th scope="row">{t(words)}</th>
              <td>{t("learning.of", { count: formatCount(count), all: formatCount(view.decisions) })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {filters.sort !== "likely" && (
        <Button tone="quiet" icon="sort" onPress={() => setFilters({ ...filters, sort: "likely" })}>
          {t("learning.sort")}
        </Button>
      )}
    </>
  );
};

const aboutOf = (view: LearningView): string => {
  switch (view.kind) {
    case "off":
      return t("learning.off");
    case "no_model":
      return t("learning.noModel");
    case "filling":
      return t("learning.filling", { share: Math.round(view.share * 100) });
    case "too_few":
      return t("learning.tooFew", {
        needed: view.needed,
        each: view.neededOfEach,
        approved: formatCount(view.approved),
        rejected: formatCount(view.rejected),
      });
    case "learnt":
      return view.agreed > view.agreedByGuess ? t("learning.learnt") : t("learning.noBetter");
  }
};
