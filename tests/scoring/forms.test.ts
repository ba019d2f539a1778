import { createHash } from "node:crypto";
import { cp, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { inspectModelFolder, type ModelFolder } from "../../electron/scoring/clip/model-folder.ts";
import { loadClipModel } from "../../electron/scoring/clip/clip-model.ts";
import { prepareHome, writeOwnForm } from "../../electron/scoring/forms/forms-file.ts";
import { readOnnx, TYPE, bytesOf } from "../../electron/scoring/forms/onnx-file.ts";
import { rewriteQuantized } from "../../electron/scoring/forms/rewrite-quantized.ts";
import { testSquares } from "../../electron/scoring/forms/test-pictures.ts";
import { readFields } from "../../electron/scoring/forms/wire.ts";
import { fillTensor, normalisingTables } from "../../electron/scoring/imaging/model-input.ts";
import { photo, PRACTICE_MODEL, PRACTICE_REF } from "./helpers/fixtures.ts";
import { startScorer } from "./helpers/scorers.ts";
import { writeSmallClip } from "./helpers/small-clip.ts";
import { temporaryFolder } from "./helpers/temporary-folder.ts";

vi.setConfig({ testTimeout: 120_000 });

const Q8 = "onnx/vision_model_quantized.onnx";

const smallClip = async (forms: Parameters<typeof writeSmallClip>[1] = ["quantized"]): Promise<string> => {
  const folder = join(await temporaryFolder(), "clip");
  await writeSmallClip(folder, forms);
  return folder;
};

const embed = async (folder: ModelFolder): Promise<Float32Array> => {
  const model = await loadClipModel(folder, false);
  const squares = testSquares(folder.image.size);
  const pixels = new Float32Array(squares.length * 3 * folder.image.size ** 2);
  const tables = normalisingTables(folder.image);
  squares.forEach((square, place) => fillTensor(pixels, place, square, tables));
  return model.embedPictures(pixels, squares.length);
};

const leastCosine = (a: Float32Array, b: Float32Array, rows: number): number => {
  const width = a.length / rows;
  return Math.min(
    ...Array.from({ length: rows }, (_, row) =>
      a
        .subarray(row * width, (row + 1) * width)
        .reduce((sum, value, at) => sum + value * (b[row * width + at] ?? 0), 0),
    ),
  );
};

/** Loads the rewritten form of a folder's 8-bit one and answers how close its embeddings come to the original's. */
const closenessOf = async (path: string): Promise<number> => {
  const rewritten = rewriteQuantized(await readFile(join(path, Q8)));
  const home = join(await temporaryFolder(), "home");
  await prepareHome(path, home);
  await writeOwnForm(home, rewritten ?? []);
  const folder = await inspectModelFolder(path);
  const q8 = { ...folder, visionForm: "q8" } as const;
  return leastCosine(await embed(q8), await embed({ ...q8, own: home }), testSquares(8).length);
};

test("a quantised CLIP that was rewritten loads and sees the same", async () => {
  expect(await closenessOf(await smallClip())).toBeGreaterThan(0.999);
});

test("so does the practice model, which another program quantised", async () => {
  expect(await closenessOf(PRACTICE_MODEL)).toBeGreaterThan(0.999);
});

test("weights and zero points move together, the convolution is a float one, all else stays as it was", async () => {
  const before = await readFile(join(await smallClip(), Q8));
  const after = Buffer.concat(rewriteQuantized(before) ?? []);
  const [old, made] = [readOnnx(before), readOnnx(after)];

  const products = (file: typeof old) => file.nodes.filter(({ operator }) => operator === "MatMulInteger");
  expect(products(made)).toHaveLength(products(old).length);
  for (const [index, node] of products(made).entries()) {
    const read = (file: typeof old, name = "") => {
      const tensor = file.tensors.get(name);
      const bytes = tensor === undefined ? null : bytesOf(tensor);
      if (tensor === undefined || bytes === null) throw new Error(`${name} is not there.`);
      return tensor.type === TYPE.int8 ? Int8Array.from(bytes, (byte) => (byte << 24) >> 24) : bytes;
    };
    const [weights, zeros] = [read(made, node.inputs[1]), read(made, node.inputs[3])];
    const was = products(old)[index]?.inputs ?? [];
    const [oldWeights, oldZeros] = [read(old, was[1]), read(old, was[3])];
    expect(weights).toBeInstanceOf(Int8Array);
    const differs = weights.findIndex((weight, at) => {
      const column = at % zeros.length;
      return weight - (zeros[column] ?? 0) !== (oldWeights[at] ?? 0) - (oldZeros[column] ?? 0);
    });
    expect(differs).toBe(-1);
    // Two products of an unsigned byte with such a weight fit into 16 bits.
    expect(Math.max(...weights.map(Math.abs))).toBeLessThanOrEqual(64);
  }
  const operators = made.nodes.map(({ operator }) => operator);
  expect(operators.filter((name) => name === "Conv")).toHaveLength(1);
  expect(operators).not.toContain("ConvInteger");
  const untouched = old.nodes.filter(
    ({ operator }) => operator === "LayerNormalization" || operator === "Softmax",
  );
  for (const { fields } of untouched) {
    const raw = Buffer.concat((fields ?? []).flatMap((field) => field.raw));
    expect(after.includes(raw)).toBe(true);
  }
});

test("a field that nobody here knows survives", async () => {
  const before = await readFile(join(await smallClip(), Q8));
  // Field 1000, length-delimited, at the end of the model.
  const unknown = Buffer.from([0xc2, 0x3e, 3, 7, 8, 9]);
  const after = Buffer.concat(rewriteQuantized(Buffer.concat([before, unknown])) ?? []);
  expect(after.subarray(-unknown.length)).toEqual(unknown);
});

test("what is no quantised model is left alone", async () => {
  const path = await smallClip(["fp32"]);
  expect(rewriteQuantized(await readFile(join(path, "onnx/vision_model.onnx")))).toBeNull();
  expect(() => rewriteQuantized(Buffer.from("<html>not found</html>"))).toThrow();
  expect(() => readFields(Buffer.from([0x0a, 0xff]))).toThrow();
});

const hashes = async (path: string) => {
  const names = (await readdir(path, { recursive: true })).filter((name) => !name.startsWith("forms"));
  const files = await Promise.all(
    names.sort().map(async (name) => {
      const whole = join(path, name);
      return (await stat(whole)).isFile()
        ? `${name} ${createHash("sha256")
            .update(await readFile(whole))
            .digest("hex")}`
        : name;
    }),
  );
  return files;
};

test("a folder is measured, the choice kept beside it, and what it came with is not touched", async () => {
  const path = await smallClip(["fp32", "quantized"]);
  const before = await hashes(path);
  const { scorer } = startScorer();

  expect(await scorer.modelForms(path)).toBeNull();
  const forms = await scorer.prepareModel({ path });

  expect(forms.reference).toBe("fp32");
  expect(forms.measured.map(({ form }) => form)).toEqual(["winnow", "q8", "fp32"]);
  for (const { picturesPerSecond, cosine } of forms.measured) {
    expect(picturesPerSecond).toBeGreaterThan(0);
    expect(cosine).toBeGreaterThan(0.9);
  }
  expect(await scorer.modelForms(path)).toEqual(forms);
  expect(await hashes(path)).toEqual(before);
  expect((await readdir(join(path, "forms"))).filter((name) => name.endsWith(".part"))).toEqual([]);

  await scorer.useModel({ path, ref: PRACTICE_REF });
  const result = await scorer.examine({
    path: photo("coffee"),
    thumbnailPath: join(await temporaryFolder(), "t.webp"),
    prompts: { id: "p", texts: ["a cup"] },
  });
  expect(result).toMatchObject({ kind: "examined", model: PRACTICE_REF });
});

test("of a folder that is not ours, the choice and the form lie elsewhere", async () => {
  const path = await smallClip();
  const before = await readdir(path, { recursive: true });
  const home = join(await temporaryFolder(), "stand-in");
  const { scorer } = startScorer({ formsHome: () => home });

  const forms = await scorer.prepareModel({ path });

  expect(forms.reference).toBe("q8");
  expect(await readdir(path, { recursive: true })).toEqual(before);
  expect(await scorer.modelForms(path)).toEqual(forms);
  await scorer.useModel({ path, ref: PRACTICE_REF });
  expect(scorer.state()).toEqual({ kind: "ready", model: PRACTICE_REF });
});

test("a form that was wished for is loaded, and pictures look the same in it", async () => {
  const path = await smallClip(["fp32", "quantized"]);
  const { scorer } = startScorer();
  await scorer.useModel({ path, ref: PRACTICE_REF });
  const examine = async () => {
    const result = await scorer.examine({
      path: photo("coffee"),
      thumbnailPath: join(await temporaryFolder(), "t.webp"),
      prompts: { id: "p", texts: ["a cup"] },
    });
    if (result.kind === "damaged" || result.embedding === null) throw new Error("It was not embedded.");
    return new Float32Array(Uint8Array.from(result.embedding).buffer);
  };
  const q8 = await examine();
  await scorer.reload({ workers: 1, form: "fp32" });
  const fp32 = await examine();
  expect(fp32).not.toEqual(q8);
  expect(leastCosine(q8, fp32, 1)).toBeGreaterThan(0.98);
  await scorer.reload({ workers: 1, form: "q8" });
  expect(await examine()).toEqual(q8);
});

test("a measurement of other files or another machine does not hold", async () => {
  const path = await smallClip();
  const { scorer } = startScorer();
  await scorer.prepareModel({ path });
  const file = join(path, "forms/forms.json");
  const kept = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;

  await writeFile(file, JSON.stringify({ ...kept, machine: "another" }));
  expect(await scorer.modelForms(path)).toBeNull();
  await writeFile(file, JSON.stringify({ ...kept, files: { "vision_model_quantized.onnx": 1 } }));
  expect(await scorer.modelForms(path)).toBeNull();
  await writeFile(file, JSON.stringify(kept));
  expect(await scorer.modelForms(path)).not.toBeNull();
});

test("a folder that can't be measured is refused in a sentence, and work goes on", async () => {
  const path = join(await temporaryFolder(), "broken");
  await cp(PRACTICE_MODEL, path, { recursive: true });
  for (const name of ["vision_model.onnx", "vision_model_quantized.onnx"]) {
    await writeFile(join(path, "onnx", name), "<html>not found</html>");
  }
  const { scorer } = startScorer();
  await expect(scorer.prepareModel({ path })).rejects.toThrow(/^The model can't be loaded: /u);
  await scorer.useModel({ path: PRACTICE_MODEL, ref: PRACTICE_REF });
  expect(scorer.model()).toEqual(PRACTICE_REF);
});
