/** Addresses of pictures inside the desk, served by the media protocol; named by content hash. */
export const MEDIA_SCHEME = "winnow-media";
export const APP_SCHEME = "winnow-app";

export const MEDIA_KINDS = ["thumb", "preview", "original"] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** Long side in pixels of what each kind shows; null for the original bytes. */
export const MEDIA_SIZE: Readonly<Record<MediaKind, number | null>> = {
  thumb: 320,
  preview: 1600,
  original: null,
};

export const mediaUrl = (kind: MediaKind, sha256: string): string => `${MEDIA_SCHEME}://${kind}/${sha256}`;

/** Reads an address of `mediaUrl`; null for anything else. */
export const parseMediaUrl = (url: string): { readonly kind: MediaKind; readonly sha256: string } | null => {
  const match = /^winnow-media:\/\/(thumb|preview|original)\/([0-9a-f]{64})\/?$/.exec(url);
  const [, kind, sha256] = match ?? [];
  return kind === undefined || sha256 === undefined ? null : { kind: kind as MediaKind, sha256 };
};

/** The preview of the picture whose thumbnail this is. */
export const previewOf = (thumbnail: string): string | null => {
  const named = parseMediaUrl(thumbnail);
  return named === null ? null : mediaUrl("preview", named.sha256);
};

/** The worker's page as the desk frames it: an origin of its own, from which nothing of the desk can be reached. */
export const WORKER_PREVIEW_ORIGIN = `${APP_SCHEME}://worker`;
export const WORKER_PREVIEW_URL = `${WORKER_PREVIEW_ORIGIN}/preview.html`;
