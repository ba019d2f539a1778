/**
 * The commands of every screen, for the settings, the key sheet and what the palette says of other screens. Commands
 * themselves are made where their screen is; one that is not listed here is known once its screen was shown.
 */
import { textsOf } from "../ui/catalogue.ts";
import { t as desk } from "../ui/text.ts";
import pickTexts from "../../../resources/locales/en-pick.json";
import marksTexts from "../../../resources/locales/en-marks.json";
import privacyTexts from "../../../resources/locales/en-privacy.json";
import triageTexts from "../../../resources/locales/en-triage.json";
import type { Bound } from "./keymap.ts";
import { t } from "./text.ts";

export type KnownCommand = Bound;

const triage = textsOf(triageTexts);
const privacy = textsOf(privacyTexts);
const marks = textsOf(marksTexts);
const pick = textsOf(pickTexts);

const known = (
  id: string,
  title: string,
  keys: readonly string[],
  shown?: readonly string[],
): KnownCommand => ({
  id,
  title,
  keys,
  ...(shown && { shown }),
});

const EVERYWHERE = [
  known("palette", t("everywhere.palette"), ["$mod+k"]),
  known("keys", t("everywhere.keys"), ["[Shift]+?"], ["?"]),
  known("go.inbox", desk("keys.goInbox"), ["g i"]),
  known("go.jobs", desk("keys.goJobs"), ["g j"]),
  known("go.insights", desk("keys.goInsights"), ["g n"]),
  known("go.coverage", desk("keys.goCoverage"), ["g m"]),
  known("go.settings", desk("keys.goSettings"), ["g s"]),
  known("back", desk("keys.back"), ["Escape"]),
];

const INBOX = [
  known("inbox.move", desk("keys.move"), ["ArrowDown", "ArrowUp"], ["↑", "↓"]),
  known("inbox.open", desk("keys.open"), ["Enter"]),
  known("inbox.triage", desk("inbox.triage"), ["t"]),
  known("inbox.pick", desk("inbox.pick"), ["p"]),
  known("inbox.claim", desk("claim.do"), ["c"]),
  known("inbox.settle", desk("inbox.settle"), ["s"]),
  known("inbox.new", desk("inbox.newJob"), ["n"]),
  known("jobs.search", desk("keys.search"), ["[Shift]+/"], ["/"]),
];

const TRIAGE = [
  known("triage.approve", triage("verbs.approve"), ["a"]),
  known("triage.reject", triage("verbs.reject"), ["x"]),
  known("triage.rejectWith", triage("verbs.rejectWith"), ["Shift+X"]),
  known("triage.stars", triage("verbs.setStars"), ["([1-5])"], ["1", "–", "5"]),
  known("triage.noStars", triage("verbs.clearStars"), ["0"]),
  known("triage.shortlisted", marks("command.shortlisted"), ["s"]),
  known("triage.flagged", marks("command.flagged"), ["u"]),
  known("triage.skipped", marks("command.skipped"), ["l"]),
  known("triage.blind", privacy("blind"), ["b"]),
  known("triage.blur", privacy("blur"), ["Shift+B"]),
  known("triage.reveal", privacy("reveal"), ["v"]),
  known("triage.loupe", triage("verbs.loupe"), ["Space"]),
  known("triage.undo", triage("verbs.undo"), ["z", "$mod+z"]),
  known("triage.redo", triage("verbs.redo"), ["Shift+Z", "$mod+Shift+Z"]),
  known("triage.bringIn", triage("verbs.bringIn"), ["n"]),
  known("triage.search", triage("verbs.search"), ["[Shift]+/"], ["/"]),
  known("triage.moreLikeThis", triage("verbs.moreLikeThis"), ["m"]),
  known("triage.filters", triage("verbs.filters"), ["f"]),
  known("triage.inspector", triage("verbs.inspector"), ["i"]),
  known("triage.openCopy", triage("copies.openTitle"), ["d"]),
  known("triage.rejectCopies", triage("copies.rejectTitle"), ["k"]),
  known("triage.look", triage("look.key"), ["h"]),
  known("triage.extend", triage("verbs.extend"), ["Shift+ArrowRight", "Shift+ArrowLeft"], ["Shift", "→"]),
  known("triage.selectAll", triage("verbs.selectAll"), ["$mod+a"]),
];

const PICK = [
  known("pick.keep", pick("verbs.keepLong"), ["ArrowLeft"]),
  known("pick.prefer", pick("verbs.preferLong"), ["ArrowRight"]),
  known("pick.pick", pick("verbs.pick"), ["w"]),
  known("pick.pin", pick("verbs.pinLong"), ["p"]),
  known("pick.layout", pick("label.layout"), ["1", "2", "4"], ["1", "2", "4"]),
  known("pick.zoomIn", pick("verbs.zoomIn"), ["[Shift]++", "="], ["+"]),
  known("pick.zoomOut", pick("verbs.zoomOut"), ["-"]),
  known("pick.fit", pick("verbs.fit"), ["0"]),
  known("pick.undo", pick("verbs.undo"), ["z", "$mod+z"]),
  known("pick.redo", pick("verbs.redo"), ["Shift+Z", "$mod+Shift+Z"]),
  known("pick.seal", pick("verbs.seal"), ["$mod+Enter"]),
];

const JOB = [
  known("job.triage", desk("inbox.triage"), ["t"]),
  known("job.pick", desk("inbox.pick"), ["p"]),
  known("job.copy", desk("share.copyKey"), ["$mod+c"]),
  known("results.triage", desk("inbox.triage"), ["t"]),
];

export const KNOWN_COMMANDS: readonly KnownCommand[] = [...EVERYWHERE, ...INBOX, ...TRIAGE, ...PICK, ...JOB];

/** What is listed, and what screens have registered since; defaults, without a person's changes. */
export const withSeen = (
  seen: readonly {
    readonly id: string;
    readonly title: string;
    readonly defaults: readonly string[];
    readonly defaultShown: readonly string[] | undefined;
  }[],
): readonly KnownCommand[] => {
  const all = new Map(KNOWN_COMMANDS.map((each) => [each.id, each] as const));
  for (const { id, title, defaults, defaultShown } of seen) {
    if (!all.has(id) && defaults.length > 0) all.set(id, known(id, title, defaults, defaultShown));
  }
  return [...all.values()];
};
