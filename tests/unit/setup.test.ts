import { describe, expect, test } from "vitest";
import {
  decideElectron,
  decideSystemPackages,
  installedPackages,
  type Machine,
  missingPackages,
  namesHere,
  needsVirtualDisplay,
  packagesDiffer,
  chromiumArguments,
  systemPackages,
} from "../../scripts/setup/plan.mjs";

const server: Machine = {
  platform: "linux",
  arch: "x64",
  superuser: true,
  display: false,
  distribution: "debian",
};
const laptop: Machine = { ...server, superuser: false, display: true };
const mac: Machine = {
  platform: "darwin",
  arch: "arm64",
  superuser: false,
  display: true,
  distribution: null,
};

const hour = 60 * 60 * 1000;
const now = 1_800_000_000_000;

describe("a screen", () => {
  test("is a virtual one where a window is wanted and there is none", () => {
    expect(needsVirtualDisplay(server, { display: true })).toBe(true);
    expect(systemPackages(server, { display: true })).toEqual(["xvfb"]);
  });

  test("is the real one where there is one, and none where no window is wanted", () => {
    expect(needsVirtualDisplay(laptop, { display: true })).toBe(false);
    expect(needsVirtualDisplay(server, {})).toBe(false);
    expect(systemPackages(laptop, { display: true })).toEqual([]);
  });
});

describe("system packages", () => {
  test("are Electron's libraries for the desktop, and nothing for the service", () => {
    expect(systemPackages(laptop, { electron: true })).toContain("libgtk-3-0");
    expect(systemPackages(server, {})).toEqual([]);
  });

  test("are none of ours on macOS", () => {
    expect(systemPackages(mac, { electron: true, display: true, chromium: true })).toEqual([]);
  });

  test("include a browser for the tests only where the system has none and Debian carries one", () => {
    expect(systemPackages(server, { chromium: true })).toEqual(["chromium"]);
    expect(systemPackages(server, { chromium: true, chromiumFound: true })).toEqual([]);
    expect(systemPackages({ ...server, distribution: "ubuntu" }, { chromium: true })).toEqual([]);
  });

  test("count as present under the names of newer releases", () => {
    expect(missingPackages(["libasound2", "dbus"], new Set(["libasound2t64"]))).toEqual(["dbus"]);
  });

  test("are asked for by the name that this release has", () => {
    const known = new Set(["libasound2t64", "dbus"]);
    expect(namesHere(["libasound2", "dbus"], known)).toEqual(["libasound2t64", "dbus"]);
  });

  test("that were removed and left their settings behind are not installed", () => {
    const status = [
      "Package: dbus\nStatus: install ok installed\nVersion: 1",
      "Package: base-files\nEssential: yes\nStatus: install ok installed\nVersion: 1",
      "Package: xvfb\nStatus: deinstall ok config-files\nVersion: 1",
    ].join("\n\n");
    expect(installedPackages(status)).toEqual(new Set(["dbus", "base-files"]));
  });

  test("are installed by root, and told to anybody else as the exact command", () => {
    expect(decideSystemPackages(server, ["xvfb"])).toEqual({ kind: "install" });
    expect(decideSystemPackages(laptop, ["libnss3", "dbus"])).toEqual({
      kind: "stop",
      command: "sudo apt-get update && sudo apt-get install -y --no-install-recommends libnss3 dbus",
    });
    expect(decideSystemPackages(laptop, [])).toEqual({ kind: "nothing" });
  });
});

describe("node_modules", () => {
  const wanted = {
    "": { version: "0.1.0" },
    "node_modules/a": { version: "1.0.0" },
    "node_modules/a-windows": { version: "1.0.0", optional: true },
  };

  test("fits the lock file when only another platform's packages are absent", () => {
    expect(packagesDiffer(wanted, { "node_modules/a": { version: "1.0.0" } })).toBe(false);
  });

  test.each([
    ["a package is missing", {}],
    ["a package has another version", { "node_modules/a": { version: "1.0.1" } }],
    [
      "a package is there that nobody asked for",
      { "node_modules/a": { version: "1.0.0" }, "node_modules/b": {} },
    ],
  ])("is installed anew when %s", (_, installed) => {
    expect(packagesDiffer(wanted, installed)).toBe(true);
  });
});

describe("Electron", () => {
  const nothing = { machine: server, official: false, standIn: false, unreachableSince: null, now };

  test("is the official one wherever it is there", () => {
    expect(decideElectron({ ...nothing, official: true, standIn: true, unreachableSince: now })).toBe(
      "official",
    );
  });

  test("is looked for at its own host first, also when the stand-in is there", () => {
    expect(decideElectron(nothing)).toBe("try-official");
    expect(decideElectron({ ...nothing, standIn: true })).toBe("try-official");
  });

  test("is the stand-in for a day after the host did not answer", () => {
    expect(decideElectron({ ...nothing, unreachableSince: now - hour })).toBe("fetch-stand-in");
    expect(decideElectron({ ...nothing, standIn: true, unreachableSince: now - hour })).toBe("stand-in");
    expect(decideElectron({ ...nothing, standIn: true, unreachableSince: now - 25 * hour })).toBe(
      "try-official",
    );
  });

  test("is tried again when the clock went back", () => {
    expect(decideElectron({ ...nothing, unreachableSince: now + hour })).toBe("try-official");
  });

  test("has no stand-in but on Linux on x64", () => {
    expect(decideElectron({ ...nothing, machine: mac, unreachableSince: now })).toBe("unavailable");
  });

  test("goes without its sandbox for root alone", () => {
    expect(chromiumArguments(server)).toContain("--no-sandbox");
    expect(chromiumArguments(mac)).toEqual([]);
    expect(chromiumArguments(laptop)).toEqual([]);
  });
});
