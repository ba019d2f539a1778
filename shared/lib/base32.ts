/** Crockford base32 in ULID's layout: 128 bits as 26 characters, most significant first. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ID_BITS = 128n;
const ID_CHARS = 26;

const VALUES = new Map<string, bigint>(Array.from(ALPHABET, (char, index) => [char, BigInt(index)]));
// Crockford's reading rule: look-alikes are read as the digit they resemble.
VALUES.set("O", 0n).set("I", 1n).set("L", 1n);

/** 128 bits given as 32 hex characters, in either case, to 26 upper-case characters. */
export const hexToBase32 = (hex: string): string => {
  let rest = BigInt(`0x${hex}`);
  let text = "";
  for (let i = 0; i < ID_CHARS; i += 1) {
    text = (ALPHABET[Number(rest & 31n)] ?? "0") + text;
    rest >>= 5n;
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
