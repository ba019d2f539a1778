/** Crockford base32 in ULID's layout: 128 bits as 26 characters, most significant first. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ID_BITS = 128n;
const ID_CHARS = 26;

const VALUES = new Map<string, bigint>(Array.from(ALPHABET, (char, index) => [char, BigInt(index)]));
// Crockford's reading rule: look-alikes are read as the digit they resemble.
VALUES.set("O", 0n).set("I", 1n).set("L", 1n);

/** Every pair of characters by its ten bits. */
const PAIRS = Array.from(
  { length: 1024 },
  (_, bits) => ALPHABET.charAt(bits >> 5) + ALPHABET.charAt(bits & 31),
);

/** By character code: what a hex digit in either case stands for. */
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = Number.parseInt(String.fromCharCode(code), 16);
  return Number.isNaN(value) ? 0 : value;
});
const DASH = "-".charCodeAt(0);

/** 128 bits given as 32 hex characters in either case, or as a UUID's text, to 26 upper-case characters. */
export const hexToBase32 = (hex: string): string => {
  let text = "";
  let bits = 0;
  // 128 bits are two short of 26 characters: the first begins with two zero bits.
  let held = ID_CHARS * 5 - 128;
  for (let index = 0; index < hex.length; index += 1) {
    const code = hex.charCodeAt(index);
    if (code === DASH) continue;
    bits = (bits << 4) | (DIGITS[code] ?? 0);
    held += 4;
    if (held < 10) continue;
    held -= 10;
    text += PAIRS[bits >> held] ?? "";
    bits &= (1 << held) - 1;
  }
  return text;
};

/** 26 characters, in either case, to 32 lower-case hex characters; null when they are not 128 bits. */
export const base32ToHex = (text: string): string | null => {
  if (text.length !== ID_CHARS) return null;
  let bits = 0n;
  for (const char of text.toUpperCase()) {
    const value = VALUES.get(char);
    if (value === undefined) return null;
    bits = (bits << 5n) | value;
  }
  if (bits >> ID_BITS !== 0n) return null;
  return bits.toString(16).padStart(32, "0");
};
