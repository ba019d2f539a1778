import { describe, expect, test } from "vitest";
import { mayReach } from "../../../electron/net/address-rules.ts";

const PUBLIC_ONLY = { loopback: false, private: false };
const WITH_LOOPBACK = { loopback: true, private: false };
const WITH_PRIVATE = { loopback: false, private: true };
const EVERYWHERE = { loopback: true, private: true };

describe("public addresses", () => {
  test.each([
    "8.8.8.8",
    "93.184.216.34",
    "2606:4700:4700::1111",
    "::ffff:8.8.8.8",
    "172.32.0.1",
    "100.128.0.1",
  ])("%s may be reached", (address) => {
    expect(mayReach(address, PUBLIC_ONLY)).toBe(true);
  });
});

describe("this machine", () => {
  test.each(["127.0.0.1", "127.255.255.254", "::1", "::ffff:127.0.0.1", "::ffff:7f00:1"])(
    "%s needs the setting; a private network is no leave for it",
    (address) => {
      expect(mayReach(address, PUBLIC_ONLY)).toBe(false);
      expect(mayReach(address, WITH_PRIVATE)).toBe(false);
      expect(mayReach(address, WITH_LOOPBACK)).toBe(true);
    },
  );
});

describe("private and link-local networks", () => {
  test.each([
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "100.127.255.255",
    "fc00::1",
    "fd12:3456::1",
    "fe80::1",
    "::ffff:10.0.0.1",
    "::ffff:a9fe:a9fe",
  ])("%s needs the endpoint's leave; the setting for this machine is none", (address) => {
    expect(mayReach(address, PUBLIC_ONLY)).toBe(false);
    expect(mayReach(address, WITH_LOOPBACK)).toBe(false);
    expect(mayReach(address, WITH_PRIVATE)).toBe(true);
  });
});

describe("what is nobody's address", () => {
  test.each([
    "0.0.0.0",
    "0.1.2.3",
    "255.255.255.255",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "192.0.0.1",
    "192.88.99.1",
    "::",
    "::ffff:0.0.0.0",
    "::ffff:224.0.0.1",
    "ff02::1",
    "fec0::1",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "2002:7f00:1::",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "100::1",
    "::7f00:1",
    "::ffff:0:127.0.0.1",
    "4000::1",
    "not an address",
    "",
  ])("%s is never reached", (address) => {
    expect(mayReach(address, EVERYWHERE)).toBe(false);
  });
});
