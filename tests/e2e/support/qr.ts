import fs from "node:fs";

import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

/** The reader that the officer portal brings along for browsers without one; left alone, it would fetch itself from elsewhere. */
async function prepare(): Promise<void> {
  const { buffer } = Uint8Array.from(fs.readFileSync(require.resolve("zxing-wasm/reader/zxing_reader.wasm")));
  await prepareZXingModule({ overrides: { wasmBinary: buffer }, fireImmediately: true });
}

let prepared: Promise<void> | undefined;

/** What the one QR code in a picture says, such as the screenshot of a page; nothing where there is none. */
export async function readQr(picture: Buffer): Promise<string | undefined> {
  await (prepared ??= prepare());
  const [code] = await readBarcodes(picture, { formats: ["QRCode"] });
  return code?.text;
}
