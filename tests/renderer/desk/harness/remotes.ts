import type { DeskInput } from "#shared/contract/desk-calls.ts";
import type { JobDetail } from "#shared/contract/desk-views.ts";
import type { ConflictView, RemoteAnswers, RemotesView } from "#shared/contract/remote-views.ts";
import { refuse, type Refusal } from "#shared/domain/refusal.ts";
import { addMs, HOUR, MINUTE } from "#shared/lib/instant.ts";
import { row } from "./triage-calls.ts";
import type { World } from "./world.ts";

type Handlers = {
  readonly [C in keyof RemoteAnswers]: (input: DeskInput<C>) => RemoteAnswers[C] | Refusal;
};

const CONFLICT = "01960000-0000-7000-9100-000000000009";
const REMOTE = "01960000-0000-7000-9100-000000000001";

/** Remotes of a desk in memory: none, or one that is read, has winners on their way and a conflict. */
export const fakeRemotes = (world: World): Handlers => {
  let there = world.options.remotes === true;
  let open = there;
  const job = (): JobDetail | undefined =>
    world.jobs.find(({ selectionType }) => selectionType === "creator");
  const view = (): RemotesView => {
    const followed = job();
    const now = world.now();
    return {
      keysArePlain: true,
      toSend: there ? 14 : 0,
      conflicts: open ? 1 : 0,
      offlineSince: null,
      remotes:
        !there || followed === undefined
          ? []
          : [
              {
                id: REMOTE,
                name: "Atlas maps",
                baseUrl: "https://wurk.example",
                dialect: "wurk",
                canChoose: true,
                state: "fine",
                trouble: null,
                reachedAt: addMs(now, -MINUTE),
                nextTryAt: null,
                rates: { list: "6 a minute", choose: "50 a minute" },
                jobs: [
                  {
                    jobId: followed.id,
                    remoteKey: "fd254739",
                    title: followed.title,
                    rows: 4200,
                    toFetch: 31,
                    failed: 1,
                    winners: 0,
                    cap: 25,
                    phase: "creator_selection",
                    closesAt: addMs(now, -2 * HOUR),
                    deadlineAt: addMs(now, 22 * HOUR),
                    readAt: addMs(now, -MINUTE),
                    nextReadAt: addMs(now, MINUTE / 2),
                    reading: {
                      pagesRead: 84,
                      pagesTotal: 200,
                      nextAt: addMs(now, MINUTE / 2),
                      doneAt: addMs(now, 20 * MINUTE),
                    },
                    push: { waiting: 14, confirmed: 0, doneAt: addMs(now, 21 * MINUTE), late: false },
                    conflictId: open ? CONFLICT : null,
                    trouble: null,
                  },
                ],
              },
            ],
    };
  };
  const conflicts = (): readonly ConflictView[] => {
    const followed = job();
    if (!open || followed === undefined) return [];
    return [
      {
        id: CONFLICT,
        jobId: followed.id,
        title: followed.title,
        remoteName: "Atlas maps",
        at: addMs(world.now(), -4 * MINUTE),
        cap: 5,
        agreed: 0,
        places: 3,
        mine: [1, 2, 3, 4, 5].map((number) => row(world, followed, number)),
        theirs: [7, 9].map((number) => row(world, followed, number)),
        mineThatFit: [1, 2, 3],
        sealedBy: "Mika",
        deadlineAt: addMs(world.now(), 22 * HOUR),
      },
    ];
  };
  const unknown = refuse("not_found", "There is no such remote.");
  return {
    "remotes.get": view,
    "remotes.add": ({ baseUrl }) => {
      if (!URL.canParse(baseUrl))
        return refuse("invalid_address", "Give the address as https://host or http://host:port.");
      there = true;
      return view();
    },
    "remotes.changeKey": () => (there ? view() : unknown),
    "remotes.remove": () => {
      there = false;
      open = false;
      return view();
    },
    "remotes.follow": () => {
      const followed = job();
      return followed === undefined ? unknown : { jobId: followed.id };
    },
    "remotes.change": view,
    "remotes.syncNow": view,
    "remotes.conflicts": conflicts,
    "remotes.settle": () => {
      open = false;
      return view();
    },
  };
};
