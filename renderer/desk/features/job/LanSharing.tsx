import { useState } from "react";
import type { JobDetail, ShareState } from "#shared/contract/desk-views.ts";
import { SHARE_TIMES, type ShareTime } from "#shared/contract/settings-views.ts";
import { useDeskMutation } from "../../bridge/queries.ts";
import { useClock } from "../../state/clock.ts";
import { SelectField } from "../../ui/Field.tsx";
import { durationWords, formatMoment } from "../../ui/format/times.ts";
import { Segmented } from "../../ui/Segmented.tsx";
import { errorSentence, Notice } from "../../ui/States.tsx";
import { t } from "../../ui/text.ts";
import { Switch } from "../../ui/Toggles.tsx";
import styles from "./Job.module.css";

/** Phones on the local network: on or off, for how long, by which address, and why it ended. */
export const LanSharing = ({ job }: { readonly job: JobDetail }) => {
  const { share } = job;
  const setLan = useDeskMutation("share.setLan");
  const [chosenTime, setTime] = useState<ShareTime>("8h");
  const [chosenAddress, setAddress] = useState<string | null>(null);
  const on = share.lanUrl !== null;
  const time = share.lanTime ?? chosenTime;
  const address = share.lanAddress ?? chosenAddress ?? share.lanAddresses[0]?.address;
  const left = useTimeLeft(share);
  const send = (wish: { on: boolean; time: ShareTime; address: string | undefined }): void =>
    setLan.mutate({
      jobId: job.id,
      on: wish.on,
      time: wish.time,
      ...(wish.address !== undefined && { address: wish.address }),
    });
  const chooseTime = (next: ShareTime): void => {
    setTime(next);
    if (on) send({ on, time: next, address });
  };
  const chooseAddress = (next: string): void => {
    setAddress(next);
    if (on) send({ on, time, address: next });
  };
  return (
    <div className={styles.lan}>
      <Switch
        label={t("share.onNetwork")}
        about={on ? left : t("share.off")}
        on={on}
        working={setLan.isPending}
        disabled={!share.accepting && !on && t("share.closed")}
        onChange={(next) => send({ on: next, time, address })}
      />
      {share.lanEnd !== null && <Notice>{t(`share.end.${share.lanEnd}`)}</Notice>}
      {setLan.error !== null && <Notice tone="bad">{errorSentence(setLan.error)}</Notice>}
      {(share.accepting || on) && (
        <>
          <div className={styles.lanChoice}>
            <span className={styles.small}>{t("share.for")}</span>
            <Segmented
              label={t("share.for")}
              value={time}
              segments={SHARE_TIMES.map((value) => ({ value, label: t(`share.times.${value}`) }))}
              onChange={chooseTime}
            />
          </div>
          {address !== undefined && share.lanAddresses.length > 1 && (
            <SelectField
              label={t("share.address")}
              value={address}
              options={share.lanAddresses.map((each) => ({
                value: each.address,
                label: `${each.address} (${each.network})`,
              }))}
              onChange={chooseAddress}
            />
          )}
        </>
      )}
      <p className={styles.small}>{t("share.plainHttp")}</p>
    </div>
  );
};

/** "Phones on this network can send for 2 h 40 min more, until today 17:00." */
const useTimeLeft = ({ lanUntil }: ShareState): string =>
  useClock((now) =>
    lanUntil === null
      ? t("share.onUntilClosed")
      : t("share.onUntil", { left: durationWords(lanUntil - now), when: formatMoment(lanUntil, now) }),
  );
