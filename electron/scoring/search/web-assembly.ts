/**
 * What is used of WebAssembly, whose types come only with the DOM's. The service's side has no DOM in scope, so that
 * nobody reaches for it.
 */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  /** Pages of 64 KiB. Detaches the buffer. */
  grow(pages: number): number;
}

interface WebAssemblyApi {
  readonly Memory: new (size: { initial: number; maximum: number }) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: Record<string, Record<string, WasmMemory>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
}

export const webAssembly = (globalThis as unknown as { readonly WebAssembly: WebAssemblyApi }).WebAssembly;
