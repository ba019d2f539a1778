import type { InsightsAnswers } from "#shared/contract/insights-calls.ts";
import { figuresCsv } from "../export/figures-csv.ts";
import type { DeskHandlers, DeskPorts } from "./desk-ports.ts";

/** How things went: read, and saved as a file by hand. */
export const insightsHandlers = (ports: DeskPorts): Pick<DeskHandlers, keyof InsightsAnswers> => ({
  "insights.get": (asked) => ports.store.views.insights({ ...asked, now: ports.clock.now() }),
  "insights.saveFigures": async (asked) => {
    const view = await ports.store.views.insights({ ...asked, now: ports.clock.now() });
    const name = `winnow-insights-${asked.range}.csv`;
    return { saved: await ports.desk.saveFile(name, Buffer.from(figuresCsv(ports.exports, view))) };
  },
  "insights.saveChart": async ({ name, svg }) => ({
    saved: await ports.desk.saveFile(`winnow-${name}.svg`, Buffer.from(svg)),
  }),
});
