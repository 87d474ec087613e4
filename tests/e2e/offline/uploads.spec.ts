import { createHash, randomBytes, randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { buildSync } from "esbuild";

import { Chance } from "../support/chance";
import { newContact } from "../support/contact";
import { CitizenClient } from "../support/contract";
import { CuttingProxy } from "../support/cutting-proxy";
import { request, type Wish } from "../support/http";
import { measured } from "../support/measured";
import { expect, test } from "../support/test";

interface Asked {
  headers: Record<string, string>;
  body?: Uint8Array;
}

/** The sender's own upload, as page and worker run it. */
interface Tus {
  upload(
    file: { id: string; sha256: string; name: string; bytes: Uint8Array },
    url: string,
    progress: (there: number) => void,
    tools: { request: (method: string, url: string, asked: Asked) => Promise<unknown> },
  ): Promise<void>;
}

interface Sender extends Tus {
  Trouble: new (why: unknown) => Error;
}

/** The scripts as one module that Node takes. */
async function load(): Promise<Sender> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mppi-sender-"));
  const outfile = path.join(folder, "sender.mjs");
  const contents = 'export { upload } from "./tus.js"; export { Trouble } from "./http.js";';
  buildSync({ stdin: { contents, resolveDir: path.resolve(__dirname, "../../../public/outbox") }, bundle: true, format: "esm", outfile });
  const sender = (await import(pathToFileURL(outfile).href)) as Sender;
  fs.rmSync(folder, { recursive: true });
  return sender;
}

const SIZE = 5_000_000;

/** A file that the server takes for a PDF. */
function hollow(size: number): Buffer {
  return Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(size), Buffer.from("\nstartxref\n9\n%%EOF\n")]);
}

const sha256Of = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

async function arriveWhole(server: import("../support/server").DemoServer, contact: string, count: number): Promise<void> {
  const { upload, Trouble } = await load();
  const chance = new Chance(20_261_124);
  const citizen = await CitizenClient.signIn(server, "sinjai", contact);
  const proxy = await CuttingProxy.before(server.port, () => 500 + chance.below(1_500_000));
  try {
    const ask = async (method: string, url: string, { headers, body }: Asked) => {
      const wish: Wish = { path: url, method, headers: { cookie: citizen.credentials, ...headers } };
      if (body) wish.bytes = Buffer.from(body);
      const answer = await request({ ...wish, port: proxy.port, host: server.host("sinjai"), base: "/" }).catch(() => {
        throw new Trouble("offline");
      });
      if (answer.status >= 300) throw new Trouble(answer.text ? JSON.parse(answer.text) : "unreadable");
      const header = (name: string) => answer.headers[name.toLowerCase()] ?? null;
      return { status: answer.status, headers: { get: header }, text: answer.text };
    };
    for (let index = 0; index < count; index += 1) {
      const bytes = hollow(SIZE);
      const file = { id: randomUUID(), sha256: sha256Of(bytes), name: `berkas-${index}.pdf`, bytes };
      let there = 0;
      // With its own pauses: without them its five attempts are over while the server still writes what came last.
      await upload(file, "api/v1/attachments", (now) => (there = now), { request: ask });
      expect(there).toBe(bytes.length);
      const back = await citizen.ask({ path: `attachments/${file.id}` });
      expect(sha256Of(back.bytes)).toBe(file.sha256);
    }
    measured(`lines cut while ${count} files of ${SIZE / 1_000_000} MB arrived whole`, proxy.cuts);
    expect(proxy.cuts).toBeGreaterThan(count);
  } finally {
    await proxy.stop();
  }
}

test("files arrive whole over a line that breaks after random bytes", async ({ server }) => {
  await arriveWhole(server, newContact(), 4);
});

/**
 * A page gives up copying a file to the account once *Kirim* is pressed, and the server goes on with what came. Who asks how
 * far it is then must not hear that it is there while it is still looked at: the application would lack it.
 */
test("a file is only called whole once it can be handed in", async ({ server }) => {
  const citizen = await CitizenClient.signIn(server, "sinjai", newContact());
  const tus = { "tus-resumable": "1.0.0" };
  for (let turn = 0; turn < 10; turn += 1) {
    const bytes = hollow(SIZE);
    const [id, sha256] = [randomUUID(), sha256Of(bytes)];
    const metadata = Object.entries({ id, sha256, name: "berkas.pdf" }).map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`);
    const again: Wish = { path: "attachments", method: "POST", headers: { ...tus, "upload-length": String(bytes.length), "upload-metadata": metadata.join(",") } };
    await citizen.ask(again);
    const headers = { ...tus, "upload-offset": "0", "content-type": "application/offset+octet-stream" };
    const sent = citizen.ask({ path: `attachments/${id}`, method: "PATCH", headers, bytes });
    for (let there = 0; there < bytes.length; ) there = Number((await citizen.ask(again)).headers["upload-offset"]);
    // Only what was looked at can be fetched.
    const back = await citizen.ask({ path: `attachments/${id}` });
    expect(sha256Of(back.bytes)).toBe(sha256);
    await sent;
  }
});

test("fifty files of 5 MB arrive whole over a line that breaks after random bytes @long", async ({ server }) => {
  test.setTimeout(600_000);
  await arriveWhole(server, newContact(), 50);
});
