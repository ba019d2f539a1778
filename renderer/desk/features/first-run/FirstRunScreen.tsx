import type { AppInfo } from "#shared/contract/desk-views.ts";
import { useDeskMutation, useDeskQuery } from "../../bridge/queries.ts";
import { useCommands } from "../../commands/use-commands.ts";
import { go, goToJob } from "../../state/route.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/icons/Icon.tsx";
import { modelSentence } from "../../ui/job/model-words.ts";
import { Tag } from "../../ui/Marks.tsx";
import { errorSentence, Notice } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";
import styles from "./FirstRun.module.css";
import { BriefPicture, PracticePicture } from "./Pictures.tsx";

/** Nothing is here yet: two ways to begin, and what is ready on this computer. */
export const FirstRunScreen = ({ info }: { readonly info: AppInfo }) => {
  const practice = useDeskMutation("practice.start");
  const start = (): void => {
    if (practice.isPending) return;
    practice.mutate(undefined, {
      onSuccess: ({ jobIds: [first] }) => {
        if (first !== undefined) goToJob(first, "triage");
      },
    });
  };
  const create = (): void => go({ screen: "new-job" });
  useCommands(t("first.name"), [
    { id: "first.practice", title: t("first.practiceStart"), keys: ["Enter"], hint: 1, run: start },
    { id: "first.create", title: t("inbox.newJob"), keys: ["n"], hint: 2, run: create },
  ]);
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <h1 className={styles.title}>{t("first.title")}</h1>
        <p className={styles.lead}>{t("first.lead")}</p>
        <div className={styles.ways}>
          <section className={styles.way} aria-labelledby="way-practice">
            <div className={styles.picture}>
              <PracticePicture />
            </div>
            <div className={styles.body}>
              <div className={styles.head}>
                <h2 id="way-practice">{t("first.practice")}</h2>
                <Tag tone="accent">{t("first.practiceTime")}</Tag>
              </div>
              <p>{t("first.practiceAbout")}</p>
              <Button
                tone="primary"
                large
                keys="Enter"
                autoFocus
                working={practice.isPending && t("first.practiceStarting")}
                onPress={start}
              >
                {t("first.practiceStart")}
              </Button>
            </div>
          </section>
          <section className={styles.way} aria-labelledby="way-create">
            <div className={styles.picture}>
              <BriefPicture />
            </div>
            <div className={styles.body}>
              <h2 id="way-create">{t("first.create")}</h2>
              <p>{t("first.createAbout")}</p>
              <Button large keys="n" onPress={create}>
                {t("inbox.newJob")}
              </Button>
            </div>
          </section>
        </div>
        {practice.error !== null && <Notice tone="bad">{errorSentence(practice.error)}</Notice>}
        <Facts info={info} />
      </div>
    </div>
  );
};

const Facts = ({ info }: { readonly info: AppInfo }) => {
  const status = useDeskQuery("model.status", undefined).data;
  const openFolder = useDeskMutation("app.openDataFolder");
  return (
    <div className={styles.facts}>
      {status !== undefined && (
        <p className={styles.fact}>
          <Icon name="chip" />
          {modelSentence(status)}
        </p>
      )}
      <div className={styles.fact}>
        <Icon name="storage" />
        <span data-selectable>
          {t("first.data")} <span className={styles.path}>{info.dataDir}</span>
        </span>
        <button type="button" className={styles.link} onClick={() => openFolder.mutate(undefined)}>
          {t("first.openFolder")}
        </button>
      </div>
    </div>
  );
};
