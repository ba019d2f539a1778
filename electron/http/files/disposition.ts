/** What browsers can show without running anything in it. */
const RASTER_TYPES = new Set([
  "image/jpeg",
  "image/png",
  "image/webp",
  "image/avif",
  "image/gif",
  "image/heic",
  "image/heif",
]);

const NAME_LENGTH = 120;

/** Pictures are shown, everything else is saved. The name is the worker's, made harmless (RFC 6266, RFC 8187). */
export const contentDisposition = (
  contentType: string,
  originalName: string | null,
  fallback: string,
): string => {
  const kind = RASTER_TYPES.has(contentType) ? "inline" : "attachment";
  const name = safeName(originalName) ?? fallback;
  const ascii = name.replaceAll(/[^\x20-\x7e]/g, "_").replaceAll(/["\\%]/g, "_");
  const plain = `${kind}; filename="${ascii}"`;
  return ascii === name ? plain : `${plain}; filename*=UTF-8''${encoded(name)}`;
};

/** The last part of a path, without control characters, marks that reorder text, and leading dots. */
const safeName = (name: string | null): string | null => {
  const last = (name ?? "").split(/[/\\]/).at(-1) ?? "";
  const shown = last
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "")
    .replaceAll(/[:*?<>|]/g, "_")
    .replace(/^[.\s]+/, "")
    .trim();
  const cut = shown.slice(-NAME_LENGTH).toWellFormed();
  return cut === "" ? null : cut;
};

const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
