import type { Instant } from "#shared/lib/instant.ts";
import { DAY } from "#shared/lib/instant.ts";
import { useSession, useTriage } from "../session-context.ts";
import { t } from "../text.ts";
import styles from "./FilterColumn.module.css";

/** As a date field writes it, in this computer's time. */
const dateText = (at: Instant | null): string => {
  if (at === null) return "";
  const date = new Date(at);
  const two = (figure: number): string => String(figure).padStart(2, "0");
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

/** The first moment of a day. */
const momentOf = (text: string): Instant | null =>
  text === "" ? null : (new Date(`${text}T00:00`).getTime() as Instant);

/** From one day to another, both included. */
export const SentFilter = () => {
  const { setFilters } = useSession();
  const filters = useTriage((state) => state.filters);
  const { sent } = filters;
  const window = sent !== null && "from" in sent ? sent : { from: null, to: null };
  const choose = (from: Instant | null, to: Instant | null): void =>
    setFilters({ ...filters, sent: from === null && to === null ? null : { from, to } });
  return (
    <div className={styles.dates}>
      <label>
        {t("filters.from")}
        <input
          type="date"
          value={dateText(window.from)}
          onChange={(event) => choose(momentOf(event.target.value), window.to)}
        />
      </label>
      <label>
        {t("filters.to")}
        <input
          type="date"
          value={dateText(window.to)}
          onChange={(event) => {
            const day = momentOf(event.target.value);
            choose(window.from, day === null ? null : ((day + DAY - 1) as Instant));
          }}
        />
      </label>
    </div>
  );
};
