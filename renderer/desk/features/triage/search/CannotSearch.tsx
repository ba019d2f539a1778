import { useEffect, useEffectEvent } from "react";
import type { NoSearchView } from "#shared/contract/search-views.ts";
import { go } from "../../../state/route.ts";
import { Button } from "../../../ui/Button.tsx";
import { Centred, EmptyState, LoadingState } from "../../../ui/States.tsx";
import { useSession } from "../session-context.ts";
import { t } from "../text.ts";

interface CannotSearchProps {
  readonly why: NoSearchView;
  /** Asks once more. */
  readonly onAgain: () => void;
}

/** Why a search shows nothing yet, or cannot. */
export const CannotSearch = ({ why, onAgain }: CannotSearchProps) => {
  switch (why.kind) {
    case "no_model":
      return (
        <NothingFound
          title={t("search.noModel")}
          about={t("search.noModelAbout")}
          more={
            <Button tone="primary" onPress={() => go({ screen: "settings", section: "model" })}>
              {t("search.chooseModel")}
            </Button>
          }
        />
      );
    case "unknown_picture":
      return <NothingFound title={t("search.unknown")} about={t("search.unknownAbout")} />;
    case "filling":
      return <Filling share={why.share} onAgain={onAgain} />;
  }
};

interface NothingFoundProps {
  readonly title: string;
  readonly about: string;
  readonly more?: React.ReactNode;
}

export const NothingFound = ({ title, about, more }: NothingFoundProps) => {
  const session = useSession();
  return (
    <Centred>
      <EmptyState
        title={title}
        frames={["blank", "blank", "search"]}
        actions={
          <>
            {more}
            <Button icon="cross" keys="Escape" onPress={session.leaveSearch}>
              {t("search.leave")}
            </Button>
          </>
        }
      >
        {about}
      </EmptyState>
    </Centred>
  );
};

/** Main does not tell how far it has come; it is asked. */
const AGAIN_MS = 600;

const Filling = ({ share, onAgain }: { readonly share: number; readonly onAgain: () => void }) => {
  const again = useEffectEvent(onAgain);
  useEffect(() => {
    const timer = setInterval(() => again(), AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <Centred>
      <LoadingState>{t("search.filling", { share: Math.floor(100 * share) })}</LoadingState>
    </Centred>
  );
};
