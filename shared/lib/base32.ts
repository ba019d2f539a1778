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
const pair = (bits: number): string => PAIRS[bits] ?? "";

/** 128 bits given as 32 hex characters, in either case, to 26 upper-case characters. */
export const hexToBase32 = (hex: string): string => {
  // 8 bits make the first pair; then every 20 bits, which are 5 hex characters, make two more.
  let text = pair(Number.parseInt(hex.slice(0, 2), 16));
  for (let index = 2; index < hex.length; index += 5) {
    const bits = Number.parseInt(hex.slice(index, index + 5), 16);
    text += pair(bits >> 10) + pair(bits & 1023);
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
