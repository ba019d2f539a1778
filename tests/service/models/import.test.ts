import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { isRefusal } from "#shared/domain/refusal.ts";
import { openModelStorage } from "../../../electron/files/models/open-model-storage.ts";
import type { InstalledModel, KnownModel, ModelStorage } from "../../../electron/service/models-port.ts";
import { practiceFiles, startModelHub } from "../../helpers/model-hub.ts";
import { type ZipEntry, zipOf } from "../../helpers/zip.ts";
import { temporaryFolder } from "../../store/temporary-store.ts";
import { NOON } from "../../store/moments.ts";

interface World {
  readonly storage: ModelStorage;
  readonly models: string;
  readonly brought: string;
}

const open = async (): Promise<World> => {
  const dataDir = temporaryFolder();
  const storage = await openModelStorage({ dataDir, now: () => NOON });
  return { storage, models: join(dataDir, "models"), brought: temporaryFolder() };
};
const writeFolder = (folder: string, files: ReadonlyMap<string, Uint8Array>): string => {
  for (const [path, body] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), body);
  }
  return folder;
};
const writeZip = ({ brought }: World, entries: readonly ZipEntry[]): string => {
  const path = join(brought, "my model.zip");
  writeFileSync(path, zipOf(entries));
  return path;
};
const entriesUnder = (folder: string): ZipEntry[] =>
  [...practiceFiles()].map(([path, body]) => ({ name: folder + path, body }));

const imported = async (
  { storage }: World,
  path: string,
  known: readonly KnownModel[] = [],
): Promise<InstalledModel> => {
  const model = await storage.importFrom(path, known);
  if (isRefusal(model)) throw new Error(model.message);
  return model;
};
const refused = async ({ storage, models }: World, path: string): Promise<string> => {
  const result = await storage.importFrom(path, []);
  if (!isRefusal(result)) throw new Error("It was imported.");
  expect(readdirSync(models)).toEqual([]);
  return `${result.code}: ${result.message}`;
};

test("a folder is copied, and needed no more afterwards", async () => {
  const world = await open();
  const folder = writeFolder(join(world.brought, "my model"), practiceFiles());
  writeFileSync(join(folder, "notes.txt"), "not part of the model");
  const model = await imported(world, folder);
  rmSync(folder, { recursive: true });
  expect(model).toMatchObject({ title: "my model", id: "my model", origin: "imported" });
  expect(await world.storage.installed()).toEqual([model]);
  expect(await world.storage.verify(model)).toEqual([]);
  expect(readdirSync(model.path)).not.toContain("notes.txt");
});

test.each(["", "my model/", "deep/er/"])("a zip is taken where its files lie in '%s'", async (folder) => {
  const world = await open();
  const model = await imported(world, writeZip(world, entriesUnder(folder)));
  expect(model.title).toBe("my model");
  expect(model.files).toHaveLength(practiceFiles().size);
  expect(await world.storage.verify(model)).toEqual([]);
});

test("of several numeric forms the best is taken", async () => {
  const world = await open();
  const files = practiceFiles();
  files.set("onnx/vision_model.onnx", Buffer.from("fp32"));
  files.set("onnx/model.onnx", Buffer.from("both halves"));
  const model = await imported(world, writeFolder(join(world.brought, "all"), files));
  expect(readdirSync(join(model.path, "onnx")).sort()).toEqual([
    "text_model_quantized.onnx",
    "vision_model_quantized.onnx",
  ]);
});

test("what has the hashes of a known model is that model", async () => {
  const world = await open();
  const { model: known } = await startModelHub();
  const model = await imported(world, writeFolder(join(world.brought, "copy"), practiceFiles()), [known]);
  expect(model).toMatchObject({
    name: known.name,
    id: known.id,
    revision: known.revision,
    title: known.title,
  });
});

test("the same content twice is one model, other content of that name another", async () => {
  const world = await open();
  const folder = writeFolder(join(world.brought, "mine"), practiceFiles());
  const first = await imported(world, folder);
  expect((await imported(world, folder)).name).toBe(first.name);
  writeFileSync(join(folder, "calibration.json"), "{}");
  const other = await imported(world, folder);
  expect(other.revision).not.toBe(first.revision);
  expect(await world.storage.installed()).toHaveLength(2);
});

test.each(["config.json", "preprocessor_config.json", "tokenizer.json", "onnx/text_model_quantized.onnx"])(
  "a folder without %s is refused by name, and nothing stays",
  async (path) => {
    const world = await open();
    const files = practiceFiles();
    files.delete(path);
    const folder = writeFolder(join(world.brought, "half"), files);
    expect(await refused(world, folder)).toContain(
      `model_incomplete: The model is incomplete: ${path.replace("_quantized", "")} is missing.`,
    );
  },
);

test("another kind of model is refused with its kind", async () => {
  const world = await open();
  const files = practiceFiles().set("config.json", Buffer.from('{"model_type":"bert"}'));
  expect(await refused(world, writeFolder(join(world.brought, "bert"), files))).toBe(
    'model_unsupported: This model is of the kind "bert". Winnow works with CLIP and SigLIP models.',
  );
});

test("a zip whose names lead out of it is refused, and nothing is written outside", async () => {
  const world = await open();
  const path = writeZip(world, [
    ...entriesUnder(""),
    { name: "../../escaped.json", body: Buffer.from("{}") },
  ]);
  expect(await refused(world, path)).toMatch(/cannot be read as a zip: invalid relative path/);
  expect(readdirSync(join(world.models, ".."))).toEqual(["models"]);
});

test("a zip that unpacks to far more than it is, is refused before it is unpacked", async () => {
  const world = await open();
  const bomb = { name: "onnx/vision_model.onnx", body: Buffer.alloc(32 * 1024 * 1024) };
  expect(await refused(world, writeZip(world, [...entriesUnder(""), bomb]))).toMatch(
    /far more than a model is/,
  );
});

test("a zip that is not true about its sizes is refused", async () => {
  const world = await open();
  const entries = entriesUnder("").map((entry) =>
    entry.name.startsWith("onnx/vision") ? { ...entry, saidBytes: 1000 } : entry,
  );
  expect(await refused(world, writeZip(world, entries))).toMatch(
    /vision_model_quantized\.onnx cannot be read/,
  );
});

test("what is neither a folder nor a zip is refused", async () => {
  const world = await open();
  writeFileSync(join(world.brought, "picture.zip"), Buffer.alloc(5000, 1));
  expect(await refused(world, join(world.brought, "picture.zip"))).toMatch(/cannot be read as a zip/);
  expect(await refused(world, join(world.brought, "nowhere"))).toMatch(/is not there/);
});

test("checking names each file that is not what was installed", async () => {
  const world = await open();
  const model = await imported(world, writeFolder(join(world.brought, "mine"), practiceFiles()));
  const body = practiceFiles().get("onnx/vision_model_quantized.onnx")!;
  body.writeUInt8(body.readUInt8(0) ^ 1, 0);
  writeFileSync(join(model.path, "onnx", "vision_model_quantized.onnx"), body);
  writeFileSync(join(model.path, "config.json"), "{}");
  rmSync(join(model.path, "tokenizer.json"));
  const faults = await world.storage.verify(model);
  expect(Object.fromEntries(faults.map(({ path, fault }) => [path, fault]))).toEqual({
    "config.json": "wrong_size",
    "tokenizer.json": "missing",
    "onnx/vision_model_quantized.onnx": "wrong_bytes",
  });
});
