/** Crockford base32 in ULID's layout: 128 bits as 26 characters, most significant first. */
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const ID_BITS = 128n;
const ID_CHARS = 26;

const VALUES = new Map<string, bigint>(Array.from(ALPHABET, (char, index) => [char, BigInt(index)]));
// Crockford's reading rule: look-alikes are read as the digit they resemble.
VALUES.set("O", 0n).set("I", 1n).set("L", 1n);

/** 128 bits given as 32 hex characters, in either case, to 26 upper-case characters. */
export const hexToBase32 = (hex: string): string => {
  let text = "";
  let bits = 0;
  // 128 bits are two short of 26 characters: the first begins with two zero bits.
  let held = ID_CHARS * 5 - 128;
  for (let index = 0; index < hex.length; index += 1) {
    bits = (bits << 4) | Number.parseInt(hex.charAt(index), 16);
    held += 4;
    if (held < 5) continue;
    held -= 5;
    text += ALPHABET.charAt(bits >> held);
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
