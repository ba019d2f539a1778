import { create as createQr } from "qrcode";

/** A QR code as rows of modules; true is dark. */
export const qrRows = (text: string): readonly (readonly boolean[])[] => {
  const { modules } = createQr(text, { errorCorrectionLevel: "M" });
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (__, column) => modules.get(row, column) === 1),
  );
};
