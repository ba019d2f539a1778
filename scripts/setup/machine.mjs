// @ts-check
import { existsSync, readFileSync } from "node:fs";

/** @param {string} path */
const textOf = (path) => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
};

const distribution = () => {
  if (!existsSync("/var/lib/dpkg/status") || !existsSync("/usr/bin/apt-get")) return null;
  return /^ID="?([a-z]+)"?$/m.exec(textOf("/etc/os-release"))?.[1] ?? "debian";
};

/** @returns {import("./plan.mjs").Machine} */
export const describeMachine = () => {
  const linux = process.platform === "linux";
  return {
    platform: process.platform,
    arch: process.arch,
    superuser: process.getuid?.() === 0,
    display: !linux || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY),
    distribution: linux ? distribution() : null,
  };
};
