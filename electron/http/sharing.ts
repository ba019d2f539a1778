import { networkInterfaces } from "node:os";
import { create as createQr } from "qrcode";
import type { ShareState } from "#shared/contract/desk-views.ts";
import type { JobId } from "#shared/domain/ids.ts";
import type { Job } from "#shared/domain/job.ts";
import { canTakePlace } from "#shared/domain/places.ts";
import { addMs, HOUR, type Instant } from "#shared/lib/instant.ts";
import { inviteFor } from "../service/access.ts";
import { AppError } from "#shared/lib/app-error.ts";
import type { Sharing } from "../service/desk/desk-ports.ts";
import type { Ports } from "../service/ports.ts";

/** Sharing on the local network ends by itself after this time. */
const SHARED_FOR_MS = 12 * HOUR;

/** A listener on the local network that serves the worker routes of one job and nothing else. */
export interface LanListener {
  readonly port: number;
  close(): Promise<void>;
}

export interface SharingParts {
  readonly ports: Ports;
  /** Base of the worker link on this computer, or the first public URL. */
  readonly baseUrl: () => string;
  readonly openLan: (job: Job, address: string) => Promise<LanListener>;
  readonly onChange: (jobId: JobId) => void;
}

interface Shared {
  readonly address: string;
  readonly listener: LanListener;
  readonly until: Instant;
  readonly expiry: NodeJS.Timeout;
}

export interface SharingControl extends Sharing {
  /** Jobs that are shared on the local network now. */
  sharedJobs(): readonly JobId[];
  uploadUrl(job: Job): string;
  close(): Promise<void>;
}

export const createSharing = ({ ports, baseUrl, openLan, onChange }: SharingParts): SharingControl => {
  const shared = new Map<JobId, Shared>();
  const problems = new Map<JobId, string>();

  const link = (base: string, job: Job): string => `${base}/w/${job.code}#${inviteFor(ports, job)}`;

  const state = (job: Job): ShareState => {
    const lan = shared.get(job.id);
    const localUrl = link(baseUrl(), job);
    const lanUrl = lan === undefined ? null : link(`http://${lan.address}:${String(lan.listener.port)}`, job);
    return {
      localUrl,
      lanUrl,
      lanUntil: lan?.until ?? null,
      qr: qrRows(lanUrl ?? localUrl),
      accepting: canTakePlace(job, ports.clock.now()) === null,
      problem: problems.get(job.id) ?? null,
    };
  };

  const stop = async (jobId: JobId): Promise<void> => {
    const lan = shared.get(jobId);
    if (lan === undefined) return;
    shared.delete(jobId);
    clearTimeout(lan.expiry);
    await lan.listener.close();
    onChange(jobId);
  };

  const start = async (job: Job): Promise<void> => {
    const address = lanAddress();
    if (address === null) {
      problems.set(
        job.id,
        "This computer is on no local network. Connect it to one, then switch sharing on.",
      );
      return;
    }
    try {
      const listener = await openLan(job, address);
      const expiry = setTimeout(() => void stop(job.id), SHARED_FOR_MS);
      expiry.unref();
      shared.set(job.id, { address, listener, until: addMs(ports.clock.now(), SHARED_FOR_MS), expiry });
    } catch (error) {
      problems.set(
        job.id,
        error instanceof AppError ? error.message : "The local network could not be used. Try again.",
      );
      ports.log.warn({ error }, "Sharing on the local network failed.");
    }
  };

  return {
    state,
    setLan: async (job, on) => {
      problems.delete(job.id);
      if (!on) await stop(job.id);
      else if (!shared.has(job.id)) await start(job);
      onChange(job.id);
      return state(job);
    },
    sharedJobs: () => [...shared.keys()],
    uploadUrl: (job) => link(baseUrl(), job),
    close: async () => {
      await Promise.all([...shared.keys()].map(stop));
    },
  };
};

/** The first IPv4 address that other devices of the local network can reach. */
const lanAddress = (): string | null =>
  Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find((address) => address.family === "IPv4" && !address.internal)?.address ?? null;

/** A QR code as rows of modules; true is dark. */
const qrRows = (text: string): readonly (readonly boolean[])[] => {
  const { modules } = createQr(text, { errorCorrectionLevel: "M" });
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (__, column) => modules.get(row, column) === 1),
  );
};
