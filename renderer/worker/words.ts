/**
 * Every word of the worker page. A text may hold {parameters}; one that counts has the forms `one` and `other`
 * and counts by {n}. Another language is another catalogue with the same keys.
 */
const english = {
  "page.name": "Winnow",
  "page.title": "{title} – send a photo",
  "page.opening": "Opening",

  "live.connecting": "Connecting",
  "live.live": "Live",
  "live.reconnecting": "Reconnecting",
  "live.polling": "Checking now and then",
  "live.connecting.hint": "Results appear here by themselves once the line stands.",
  "live.live.hint": "Results appear here by themselves.",
  "live.reconnecting.hint": "No line to the service just now. Trying again by itself.",
  "live.polling.hint": "No standing line, so the page asks for results every few seconds.",

  "join.title": "Send photos for a job",
  "join.lead": "Someone shared this link with you. The next page says what they are looking for.",
  "join.name": "Your name",
  "join.name.hint": "Optional. Only the people who review the photos see it.",
  "join.start": "Start",
  "join.starting": "Starting…",
  "join.kept": "This phone or computer remembers you for this job. Nothing else is stored.",

  "shut.invite.title": "This link doesn't work",
  "shut.invite": "It was withdrawn, or a piece of it is missing. Ask whoever sent it for a new link.",
  "shut.not_found.title": "There is no such job",
  "shut.not_found": "Check the link, or ask whoever sent it for a new one.",
  "shut.closed.title": "This job has ended",
  "shut.closed": "It takes no more people. Photos sent before are safe.",
  "shut.unreachable.title": "The service doesn't answer",
  "shut.unreachable":
    "The computer that collects the photos may be asleep, or on another network. Check that this device is on the same network.",
  "shut.rate.title": "Too many tries just now",
  "shut.rate": { one: "Try again in {n} second.", other: "Try again in {n} seconds." },
  "shut.other.title": "That didn't work",
  "shut.other": "The service couldn't open this job. Try again in a moment.",
  "shut.again": "Try again",

  "time.left": "{time} left",
  "time.days": { one: "{n} day", other: "{n} days" },
  "time.hours": "{h} h {min} min",
  "time.minutes": "{min} min",
  "time.seconds": "{min} min {s} s",
  "time.over": "Time is up",
  "time.announce": { one: "{n} minute left to send.", other: "{n} minutes left to send." },

  "brief.needs.photo": "Your photo needs",
  "brief.needs.file": "What to send",
  "brief.must": "Needed",
  "brief.must_not": "To avoid",
  "brief.size": "At least {width} × {height} pixels",
  "brief.width": "At least {width} pixels wide",
  "brief.height": "At least {height} pixels high",
  "brief.formats": "{formats}, up to {size}",
  "brief.together": {
    one: "{n} file in each submission",
    other: "Up to {n} files together in one submission",
  },
  "brief.stars": { one: "{n} star or more is accepted", other: "{n} stars or more are accepted" },
  "brief.places": { one: "{n} place left", other: "{n} places left" },
  "brief.price.photo": "{amount} for each photo accepted",
  "brief.price.file": "{amount} for each file accepted",
  "brief.price.winner": "{amount} for each winner",
  "brief.draw": {
    one: "{n} person is drawn at random from all approved entries {when}.",
    other: "{n} people are drawn at random from all approved entries {when}.",
  },
  "brief.choice": {
    one: "The creator chooses {n} entry after the job closes {when}.",
    other: "The creator chooses up to {n} entries after the job closes {when}.",
  },
  "brief.show": "What the job asks for",
  "brief.facts": "About this job",
  "when.today": "at {time}",
  "when.later": "on {date} at {time}",
  "when.at_close": "when the job closes",

  "practice.mark": "P",
  "practice.name": "Practice model",
  "practice.sentence":
    "A practice model gives the stars here. They show how the job works and say nothing about real photos.",

  "state.filled.title": "All places are taken",
  "state.filled": "A place may come free. This page shows it when it does.",
  "state.closed.title": "The job is closed",
  "state.closed": "Nothing more can be sent. Results still appear here.",
  "state.completed.title": "The job is complete",
  "state.completed": "Everything it asked for is there. Results stay on this page.",
  "state.cancelled.title": "The job was cancelled",
  "state.cancelled": "Nothing more can be sent. What you sent stays on this page.",

  "send.take.photo": "Take a photo",
  "send.choose.photo": "Choose from library",
  "send.choose_computer.photo": "Choose photos",
  "send.choose.file": "Choose files",
  "send.choose_computer.file": "Choose files",
  "send.another.photo": "Send another photo",
  "send.or_drop": "or drop them anywhere on this page, or paste",
  "send.drop.photo": "Drop to send the photos",
  "send.drop.file": "Drop to send the files",
  "send.words.add": "Add words",
  "send.words": "Words to go with it",
  "send.words.hint": "Optional. They go with what you choose next.",
  "send.words.alone": "Send the words alone",

  "draft.title": "Ready to send",
  "draft.count": { one: "{n} file, {most} at most", other: "{n} files, {most} at most" },
  "draft.send": { one: "Send {n} file", other: "Send {n} files together" },
  "draft.add.photo": "Take another photo",
  "draft.remove": "Take {name} out",
  "draft.more": "Chosen files beyond {most} go out as the next submission.",

  "list.title": "What you sent",
  "list.sending.photo": { one: "{n} photo on its way", other: "{n} photos on their way" },
  "list.sending.file": { one: "{n} entry on its way", other: "{n} entries on their way" },
  "list.sent": "{sent} sent, {left} to go",
  "list.older": "Older",
  "list.older.loading": "Loading…",
  "list.older.failed": "The older ones couldn't be loaded. Try again.",
  "list.back": "All you sent",
  "list.empty.photo": "No photos yet. The first result appears here.",
  "list.empty.file": "Nothing sent yet. The first result appears here.",
  "list.none": "You have sent nothing to this job.",
  "list.number": "#{number}",

  "entry.title.photo": "Sending your photo",
  "entry.title.file": "Sending your file",
  "entry.title.many": "Sending your files",
  "entry.title.words": "Sending your words",
  "entry.title.held": "Before it goes out",
  "entry.title.refused": "Not sent",
  "entry.picture": "What you chose",
  "entry.step.checking": "Checking the picture",
  "entry.step.checked.photo": "Picture opens and is large enough",
  "entry.step.checked.file": "Size and format look right",
  "entry.step.sending": "Sending",
  "entry.step.result": "Stars and feedback",
  "entry.percent": "{n} %",
  "entry.bytes": "{sent} of {total}",
  "entry.arriving": "Everything is there. The service is checking it.",
  "entry.keep_open":
    "Keep this page open. If the connection drops, it goes out again by itself when there is one.",
  "entry.checking": "Checking",
  "entry.waiting": "Waiting",
  "entry.sending": "Sending, {n} %",
  "entry.arriving.short": "Being checked",
  "entry.stopped": "Stopped at {n} %",
  "entry.stopped.hint": "Starts over, {size}",
  "entry.held": "Look at this first",
  "entry.cancel": "Cancel",
  "entry.cancel.one": "Cancel {name}",
  "entry.remove": "Don't send it",
  "entry.remove.one": "Remove {name}",
  "entry.anyway": "Send it anyway",
  "entry.again": "Try again",
  "entry.words": "Words only",

  "pause.connection.title": "No connection",
  "pause.connection":
    "Your photos are safe on this page as long as it stays open. Sending carries on by itself.",
  "pause.connection.next": { one: "Next try in {n} second.", other: "Next try in {n} seconds." },
  "pause.connection.trying": "Trying now.",
  "pause.too_many.title": "A short break",
  "pause.too_many": {
    one: "That was a lot at once. Sending goes on in {n} second.",
    other: "That was a lot at once. Sending goes on in {n} seconds.",
  },
  "pause.try_now": "Try now",

  "problem.empty": "The file is empty. Choose it again, or another one.",
  "problem.too_large": "It has {size}. This job takes up to {most}.",
  "problem.wrong_type": "It is {type}. This job takes {formats}.",
  "problem.does_not_open": "The picture doesn't open here. It may be damaged.",
  "problem.too_small": "It is {width} × {height} pixels. The job needs at least {minWidth} × {minHeight}.",

  "refusal.unreachable.title": "It broke off several times",
  "refusal.unreachable":
    "The service answers, but this file doesn't get through. Try again, perhaps on a better connection.",
  "refusal.invite.title": "Your link was withdrawn",
  "refusal.invite": "Nothing more can be sent with it. Ask whoever sent it for a new link.",
  "refusal.no_places.title": "No places left",
  "refusal.no_places": "Someone was faster. This one wasn't sent. A place may come free again.",
  "refusal.closed.title": "The job is closed",
  "refusal.closed": "It closed before this one arrived, so it doesn't count.",
  "refusal.cancelled.title": "The job was cancelled",
  "refusal.cancelled": "Nothing more can be sent to it.",
  "refusal.limit.title": "You have sent all that one person may",
  "refusal.limit": "The job takes no more from you. What you sent is safe.",
  "refusal.too_large.title": "Too large",
  "refusal.too_large": "This job takes files up to {most}. Choose a smaller one.",
  "refusal.wrong_type.title": "The wrong kind of file",
  "refusal.wrong_type": "This job takes {formats}.",
  "refusal.damaged.title": "The file is damaged",
  "refusal.damaged": "It broke off or can't be opened. Take or choose the photo again.",
  "refusal.too_many_pixels.title": "Too many pixels",
  "refusal.too_many_pixels": "The picture is larger than the service can open. Choose a smaller one.",
  "refusal.too_many_files.title": "Too many files in one go",
  "refusal.too_many_files": {
    one: "This job takes {n} at a time.",
    other: "This job takes up to {n} at a time.",
  },
  "refusal.nothing.title": "There was nothing in it",
  "refusal.nothing": "Choose a photo, or write something.",
  "refusal.disk.title": "The service has no room left",
  "refusal.disk": "The computer that collects the photos is full. Your photo is still here; try again later.",
  "refusal.retrying.title": "This try is over",
  "refusal.retrying": "The time for another try has passed, or it was already sent.",
  "refusal.too_many.title": "Too many at once",
  "refusal.too_many": "Wait a moment, then try again.",
  "refusal.other.title": "It wasn't accepted",
  "refusal.other": "The service couldn't take it. Try again, or choose another one.",
  "refusal.call.unreachable": "The service didn't answer. Try again.",

  "result.pending.title": "Sent",
  "result.pending": "The stars appear here in a moment.",
  "result.pending.long":
    "A person may look at it first. You can close this page and open the same link later.",
  "result.approved.title": "Accepted",
  "result.rejected.title": "Not accepted yet",
  "result.rejected.final.title": "Not accepted",
  "result.retry_pending.title": "Your place is kept",
  "result.retry_pending": "Send a new one by {when}. Then the place goes back.",
  "result.winner.title": "You won",
  "result.winner": "Your entry {number} was chosen.",
  "result.number": "Entry {number}",
  "result.fix": "To get it accepted",
  "result.by_person": "A person decided this.",
  "result.words": "Your words",
  "result.picture": "What you sent, {n} of {count}",
  "result.picture.one": "What you sent",
  "result.no_picture": "No preview for this file",
  "result.no_retry": "No new try is possible now: the job is closed or its places are taken.",
  "result.retry": "Try again",
  "result.retry.working": "Taking a place…",
  "result.retry.note": "You take a place again and send a new one.",
  "result.draw.title": "You're in the draw",
  "result.draw": {
    one: "{n} person is drawn {when}. Your entry is {number}. Come back to this page to see the result.",
    other: "{n} people are drawn {when}. Your entry is {number}. Come back to this page to see the result.",
  },
  "result.choice.title": "You're in the running",
  "result.choice": "Your entry is {number}. The winners are chosen after the job closes {when}.",
  "result.loading": "Loading your entry",
  "result.gone": "This entry isn't here. It may belong to another job.",

  "dimension.relevance": "On topic",
  "dimension.quality": "Picture quality",
  "dimension.completeness": "Complete",
  "dimension.title": "How it was judged",

  "stars.label": { one: "{n} of 5 stars", other: "{n} of 5 stars" },

  "status.pending_score": "being scored",
  "status.approved": "accepted",
  "status.rejected": "not accepted",
  "status.retry_pending": "waiting for your new try",
  "status.winner": "winner",
  "row.pending_score.hint": "Stars come by themselves",
  "row.retry_pending.hint": "Send a new one by {when}",
  "row.try": "try {n}",

  "timeline.title": "What happened",
  "timeline.sent": "Try {n} sent",
  "timeline.rejected": "Try {n} not accepted",
  "timeline.approved": "Try {n} accepted",
  "timeline.pending": "Waiting for stars",
  "timeline.person.approved": "A person accepted it",
  "timeline.person.rejected": "A person didn't accept it",
  "timeline.retry": "You took a place again",
  "timeline.retry.until": "Send a new one by {when}",
  "timeline.draw": { one: "Draw of {n} place", other: "Draw of {n} places" },
  "timeline.draw.hint": "You are in it.",
  "timeline.choice": "Winners are chosen",
  "timeline.won": "You won",

  "glyph.approved": "Accepted",
  "glyph.rejected": "Not accepted",
  "glyph.pending": "Waiting",
  "glyph.retry": "Try again",
  "glyph.winner": "Winner",

  "announce.added": { one: "{n} entry added.", other: "{n} entries added." },
  "announce.held": {
    one: "{n} entry needs a look before it goes out.",
    other: "{n} entries need a look before they go out.",
  },
  "announce.refused": { one: "{n} entry wasn't sent.", other: "{n} entries weren't sent." },
  "announce.offline": "No connection. Sending carries on by itself.",
  "announce.online": "The connection is back.",
  "announce.change": "Entry {number}: {status}.",
  "announce.change.stars": {
    one: "Entry {number}: {status}, {n} star.",
    other: "Entry {number}: {status}, {n} stars.",
  },
  "announce.cancelled": "Cancelled. Nothing was sent.",

  "format.list": "or",
} as const;

type Catalogue = typeof english;
export type WordKey = keyof Catalogue;

type ParametersOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParametersOf<Rest>
  : never;
type TextsOf<Entry> = Entry extends string ? Entry : Entry[keyof Entry] & string;
type CountOf<Entry> = Entry extends string ? never : "n";
type ParameterOf<Key extends WordKey> = ParametersOf<TextsOf<Catalogue[Key]>> | CountOf<Catalogue[Key]>;
type Values<Names extends string> = { readonly [Name in Names]: Name extends "n" ? number : string | number };
type Given<Key extends WordKey> = [ParameterOf<Key>] extends [never] ? [] : [Values<ParameterOf<Key>>];

const plural = new Intl.PluralRules("en");

/** The text of a key with its parameters filled in. */
export const say = <Key extends WordKey>(key: Key, ...[given]: Given<Key>): string => {
  const values: Readonly<Record<string, string | number>> = given ?? {};
  const entry: string | { readonly one: string; readonly other: string } = english[key];
  const text =
    typeof entry === "string" ? entry : entry[plural.select(Number(values["n"])) === "one" ? "one" : "other"];
  return text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ""));
};

/** A criterion that forbids gets another mark than one that asks. Grey both: a rule is no verdict. */
export const forbids = (criterion: string): boolean =>
  /^(no|not|never|without|avoid|don['’]?t)\b/i.test(criterion.trim());
