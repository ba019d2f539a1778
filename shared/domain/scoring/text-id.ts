const PRIME_A = 2654435761;
const PRIME_B = 1597334677;

/**
 * A 53-bit fingerprint of some texts, 14 hex characters (cyrb53, public domain). It tells prompt sets apart in caches
 * and stored scores; it is no protection against someone who wants two texts to collide.
 */
export const textId = (texts: readonly string[]): string => {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (const text of texts) {
    for (let index = 0; index <= text.length; index += 1) {
      // The code after the last character keeps ["ab"] and ["a", "b"] apart.
      const code = index < text.length ? text.charCodeAt(index) : 0x1_0000;
      a = Math.imul(a ^ code, PRIME_A);
      b = Math.imul(b ^ code, PRIME_B);
    }
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16).padStart(14, "0");
};
