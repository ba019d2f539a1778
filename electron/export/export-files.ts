import type { ExportFiles } from "../service/export-port.ts";
import { csvLines } from "./csv.ts";

export const createExportFiles = (): ExportFiles => ({ csvLines });
