import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import zlib from "node:zlib";

import type { BrowserContext, CDPSession, Page } from "@playwright/test";

import { measured } from "./support/measured";
import { service, services } from "./support/regions";
import { DemoServer } from "./support/server";
import { DESK, expect, PHONE, test } from "./support/test";
import { word } from "./support/words";

/** Each figure is one of budgets.json; `cargo xtask budgets` holds it against target and ceiling. */

interface Load {
  url: string;
  type: string;
  bytes: number;
}

/** Notes what travels, as it travels: packed, with its headers. */
async function loads(page: Page): Promise<{ session: CDPSession; all: Load[] }> {
  const session = await page.context().newCDPSession(page);
  const [all, open] = [[] as Load[], new Map<string, Load>()];
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, response, type }) => {
    open.set(requestId, { url: response.url, type, bytes: 0 });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const load = open.get(requestId);
    if (load && !load.url.startsWith("data:") && !load.url.startsWith("blob:")) all.push({ ...load, bytes: encodedDataLength });
  });
  return { session, all };
}

function kilobytes(all: Load[]): number {
  return all.reduce((sum, load) => sum + load.bytes, 0) / 1000;
}

function tell(all: Load[]): void {
  const lines = [...all].sort((one, other) => other.bytes - one.bytes);
  for (const { url, bytes } of lines) console.log(`      ${(bytes / 1000).toFixed(1).padStart(7)} KB  ${new URL(url).pathname}`);
}

const FORM = "layanan/akta-kelahiran/ajukan";

/** From an address to a question that one can type an answer to. */
async function toForm(page: Page, server: DemoServer): Promise<void> {
  await page.goto(server.url("sinjai", FORM), { waitUntil: "commit" });
  await page.getByRole("link", { name: word("wizard.begin") }).click();
  await expect(page.getByRole("textbox").first()).toBeEditable();
}

test("bytes of a first visit to a form ready to type", async ({ server, window }) => {
  const page = await (await window(PHONE)).newPage();
  const { all } = await loads(page);
  await toForm(page, server);
  await page.waitForLoadState("networkidle");
  tell(all);
  // The page names the service's definition, so that it is on its way before the app can ask for it; it travels once.
  expect(all.filter(({ url }) => url.endsWith("/services/akta-kelahiran"))).toHaveLength(1);
  measured("citizen.first_form_kb", kilobytes(all));
});

test("what is readable before WebAssembly, and its bytes", async ({ server, window, watch }) => {
  watch.allow(/request failed: .* inspector/, /console error: .*(ERR_BLOCKED_BY_CLIENT|dynamically imported module)/);
  const page = await (await window(PHONE)).newPage();
  const { session, all } = await loads(page);
  await session.send("Network.setBlockedURLs", { urls: ["*.wasm", "*/citizen.*.js"] });
  await page.goto(server.url("sinjai"));
  for (const { name } of services("sinjai")) await expect(page.getByRole("main").getByText(name.id).first()).toBeVisible();
  const readable = all.filter(({ type, url }) => type === "Document" || type === "Stylesheet" || /\/early\.\w+\.js$/.test(url));
  // The page, its sheet, the theme and the script that runs before the first paint.
  expect(readable.length).toBeGreaterThanOrEqual(4);
  tell(readable);
  measured("citizen.readable_kb", kilobytes(readable));
});

test("bytes of an officer's first visit", async ({ server, window }) => {
  const page = await (await window(DESK)).newPage();
  const { all } = await loads(page);
  await page.goto(server.url("sinjai", "petugas/masuk"));
  await page.getByRole("textbox", { name: word("officer.username") }).fill("loket");
  await page.getByLabel(word("officer.password"), { exact: true }).fill(server.password);
  await page.getByRole("button", { name: word("officer.sign_in.button"), exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(word("officer.inbox.title"));
  await page.waitForLoadState("networkidle");
  tell(all);
  measured("officer.first_visit_kb", kilobytes(all));
});

test("memory of the server with both regions, idle", async () => {
  const server = await DemoServer.start();
  try {
    for (const region of ["sinjai", "bengkulu-tengah"] as const) {
      expect((await server.send(region, { path: "" })).status).toBe(200);
      expect((await server.send(region, { path: "api/v1/services" })).status).toBe(200);
    }
    measured("server.idle_mb", (server.memory() * 1024) / 1_000_000);
  } finally {
    await server.stop();
  }
});

/** 400 kbit/s, 400 ms, a quarter of this machine's speed. */
async function slow(context: BrowserContext, page: Page): Promise<void> {
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const throughput = 400_000 / 8;
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 400, downloadThroughput: throughput, uploadThroughput: throughput });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}

function median(values: number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}

test("time to a form ready to type, beside SurveyJS @long", async ({ server, window, watch }) => {
  test.setTimeout(600_000);
  // What SurveyJS says is its own affair; and on so slow a line a preload waits long for its use.
  watch.allow(/http:\/\/localhost:|survey/i, /preloaded using link preload but not used/);
  const other = await surveyJs();
  const times = { ours: [] as number[], theirs: [] as number[] };
  try {
    for (let run = 0; run < 3; run += 1) {
      for (const side of ["ours", "theirs"] as const) {
        const context = await window(PHONE);
        const page = await context.newPage();
        await slow(context, page);
        const taken = await seconds(async () => {
          if (side === "ours") return toForm(page, server);
          await page.goto(other.address, { waitUntil: "commit" });
          await expect(page.getByRole("textbox").first()).toBeEditable();
        });
        times[side].push(taken);
        await context.close();
      }
    }
  } finally {
    other.stop();
  }
  const [ours, theirs] = [median(times.ours), median(times.theirs)];
  measured("seconds to a form ready to type", ours);
  measured("seconds to the same form in SurveyJS", theirs);
  measured("citizen.against_surveyjs", ours / theirs);
});

const SURVEY_KINDS: Record<string, object> = {
  text: { type: "text" },
  nik: { type: "text" },
  family_card: { type: "text" },
  phone: { type: "text", inputType: "tel" },
  email: { type: "text", inputType: "email" },
  number: { type: "text", inputType: "number" },
  date: { type: "text", inputType: "date" },
  long_text: { type: "comment" },
  area: { type: "dropdown", choices: ["Balangnipa", "Biringere"] },
};

/** The first 25 questions of the same form, as SurveyJS asks them: its own files, minified, packed with brotli. */
async function surveyJs(): Promise<{ address: string; stop: () => void }> {
  const questions = service("sinjai", "akta-kelahiran").form.pages.flatMap((page) => page.fields.flatMap((field) => field.fields ?? [field]));
  const elements = questions.slice(0, 25).map((field) => ({
    name: field.key,
    title: field.label.id,
    isRequired: true,
    ...(field.kind === "choice"
      ? { type: "radiogroup", choices: field.options?.map((option) => ({ value: option.value, text: option.label.id })) }
      : SURVEY_KINDS[field.kind]),
  }));
  const modules = path.join(__dirname, "../../node_modules");
  const files: Record<string, [string, Buffer]> = {
    "/": ["text/html; charset=utf-8", Buffer.from(`<!doctype html><html lang="id"><head><meta name="viewport" content="width=device-width"><title>SurveyJS</title>
      <link rel="stylesheet" href="survey-core.fontless.min.css"><script defer src="survey.core.min.js"></script><script defer src="survey-js-ui.min.js"></script>
      <script defer src="start.js"></script></head><body><div id="survey"></div></body></html>`)],
    "/survey-core.fontless.min.css": ["text/css", fs.readFileSync(path.join(modules, "survey-core/survey-core.fontless.min.css"))],
    "/survey.core.min.js": ["text/javascript", fs.readFileSync(path.join(modules, "survey-core/survey.core.min.js"))],
    "/survey-js-ui.min.js": ["text/javascript", fs.readFileSync(path.join(modules, "survey-js-ui/survey-js-ui.min.js"))],
    "/start.js": ["text/javascript", Buffer.from(`new Survey.Model(${JSON.stringify({ elements })}).render(document.getElementById("survey"))`)],
  };
  const packed = Object.fromEntries(Object.entries(files).map(([name, [kind, bytes]]) => [name, [kind, zlib.brotliCompressSync(bytes)] as const]));
  const server = http.createServer((request, response) => {
    const found = packed[request.url ?? ""];
    if (!found) return void response.writeHead(204).end();
    response.writeHead(200, { "content-type": found[0], "content-encoding": "br" }).end(found[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://localhost:${(server.address() as AddressInfo).port}/`, stop: () => server.close() };
}
