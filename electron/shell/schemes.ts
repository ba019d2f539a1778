import { protocol } from "electron";
import { APP_SCHEME, MEDIA_SCHEME } from "#shared/contract/media.ts";

/** Must run before the app is ready. Both schemes are secure origins of their own, never `file:`. */
export const registerSchemes = (): void => {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
    // With CORS the desk's window, and it alone, may read a picture's pixels: its histogram is worked out there.
    { scheme: MEDIA_SCHEME, privileges: { standard: true, secure: true, stream: true, corsEnabled: true } },
  ]);
};
