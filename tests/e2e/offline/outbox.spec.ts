import type { Page } from "@playwright/test";

import { CitizenPortal } from "../pages/citizen-portal";
import { newContact } from "../support/contact";
import { kept } from "../support/kept";
import { look } from "../support/look";
import { ownCases } from "../support/own-cases";
import { asked, demoFile, example, FILES, service } from "../support/regions";
import { CODE, fillIn, REFUSED, said, sendOffline } from "../support/sending";
import { expect, PHONE, test } from "../support/test";
import { pattern, word } from "../support/words";
import { workerIsThere } from "../support/worker";

/** Sending with a network that comes and goes: what was pressed arrives once, and nothing is said before it has. */
test.describe.configure({ timeout: 180_000 });

const REGION = "sinjai";

/** Signs in and fills in an application, up to the last step. */
async function filledIn(portal: CitizenPortal, contact: string): Promise<void> {
  await portal.open("masuk");
  await portal.enterCode(contact);
  await expect(portal.heading).toHaveText(word("applications.title"));
  await fillIn(portal);
}

/** Takes the bytes of a requirement's file from the device, and nothing else. */
async function loseFile(page: Page, requirement: string): Promise<void> {
  const lost = await page.evaluate(
    async ({ database, requirement }) => {
      const answer = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const open = await answer(indexedDB.open(database));
      const transaction = open.transaction(["drafts", "attachments"], "readwrite");
      const attachments = transaction.objectStore("attachments");
      const drafts = (await answer(transaction.objectStore("drafts").getAll())) as string[];
      const files = drafts.flatMap((text) => (JSON.parse(text) as { files: { id: string; requirement: string }[] }).files);
      const before = await answer(attachments.count());
      for (const file of files) if (file.requirement === requirement) attachments.delete(file.id);
      const after = await answer(attachments.count());
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      open.close();
      return before - after;
    },
    { database: `mppi.${REGION}.citizen`, requirement },
  );
  expect(lost).toBe(1);
}

/** Puts two more items behind the one that waits: of its own case, and of another one. */
async function queueTwoMore(page: Page): Promise<Record<"first" | "second" | "other", string>> {
  return page.evaluate(async (database) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const open = await answer(indexedDB.open(database));
    const transaction = open.transaction("outbox", "readwrite");
    const outbox = transaction.objectStore("outbox");
    const [text] = (await answer(outbox.getAll())) as [string];
    const first = JSON.parse(text) as { id: string; url: string; application: string; queued_at: string };
    const later = (seconds: number) => new Date(Date.parse(first.queued_at) + seconds * 1000).toISOString();
    const [second, other, application] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()];
    const item = (id: string, more: object) => JSON.stringify({ ...first, files: [], id, url: first.url.replace(first.id, id), ...more });
    outbox.put(item(second, { queued_at: later(1) }), second);
    outbox.put(item(other, { queued_at: later(2), application }), other);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    open.close();
    return { first: first.id, second, other };
  }, `mppi.${REGION}.citizen`);
}

test("what is sent without a network waits through a restart of the page, and goes by itself", async ({ server, window, watch }) => {
  watch.allowLostServer();
  watch.allow(...REFUSED);
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  const { page } = portal;
  await filledIn(portal, newContact());
  await workerIsThere(page);

  await sendOffline(portal);
  // Nothing is said to be done before the server has said so.
  await expect(page.getByText(word("receipt.title"))).toBeHidden();
  await look(page, "kirim, menunggu jaringan");

  // The list says the same, also after the portal was opened anew.
  await page.goto(server.url(REGION, "permohonan"));
  await expect(said(page, "send.waiting")).toBeVisible();
  await look(page, "permohonan, menunggu jaringan");
  expect(await ownCases(server, context)).toHaveLength(0);

  await context.setOffline(false);
  await expect(said(page, "send.waiting")).toBeHidden({ timeout: 30_000 });
  await expect.poll(() => ownCases(server, context)).toHaveLength(1);
});

test("a lost answer does not make two cases of one", async ({ server, window, watch }) => {
  watch.allowLostServer();
  watch.allow(...REFUSED);
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  await filledIn(portal, newContact());
  let answers = 0;
  await context.route("**/api/v1/submissions/*", async (route) => {
    const request = route.request();
    if (request.method() !== "PUT") return route.continue();
    const answer = await server.send(REGION, {
      path: new URL(request.url()).pathname.slice(1),
      method: "PUT",
      headers: await request.allHeaders(),
      bytes: request.postDataBuffer() ?? undefined,
    });
    answers += 1;
    if (answers === 1) return route.abort("connectionreset");
    return route.fulfill({ status: answer.status, contentType: "application/json", body: answer.text });
  });
  // It waits for three seconds; a machine that is busy must not miss it.
  const waited = portal.page.waitForFunction((words) => document.body.innerText.includes(words), word("send.waiting"));
  await portal.wizard.send();
  await waited;
  // It goes again by itself, with the same bytes.
  await portal.receipt.there();
  expect(answers).toBe(2);
  expect(await ownCases(server, context)).toHaveLength(1);
});

test("what belongs to one case goes in its order, and holds up no other case", async ({ server, window, watch }) => {
  watch.allowLostServer();
  watch.allow(...REFUSED, /answer \d+: PUT .*submissions/);
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  await filledIn(portal, newContact());
  await sendOffline(portal);
  const ids = await queueTwoMore(portal.page);
  const order: string[] = [];
  await context.route("**/api/v1/submissions/*", async (route) => {
    const request = route.request();
    const what = Object.entries(ids).find(([, id]) => request.url().endsWith(id))?.[0] ?? "?";
    if (request.method() !== "PUT") return route.continue();
    order.push(what);
    // The first is not taken at once, the one of another case never.
    if (what === "other" || order.filter((known) => known === "first").length === 1) return route.fulfill({ status: 503 });
    return route.continue();
  });
  await context.setOffline(false);
  await expect.poll(() => order.includes("second"), { timeout: 60_000 }).toBe(true);
  const own = order.filter((what) => what !== "other");
  expect(own.slice(0, 3)).toEqual(["first", "first", "second"]);
  expect(order.indexOf("other")).toBeLessThan(order.indexOf("second"));
  expect(await ownCases(server, context)).toHaveLength(1);
});

test("an application whose files the server does not have whole yet waits, and is no draft again", async ({ server, window, watch }) => {
  watch.allowLostServer();
  watch.allow(...REFUSED, /answer 409: PUT .*submissions/);
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  const { page } = portal;
  await filledIn(portal, newContact());
  const missing = { type: "about:blank", title: "x", status: 409, code: "upload_missing", trace_id: "t" };
  let isLacking = true;
  await context.route("**/api/v1/submissions/*", (route) => {
    if (route.request().method() !== "PUT" || !isLacking) return route.continue();
    return route.fulfill({ status: 409, contentType: "application/problem+json", body: JSON.stringify(missing) });
  });
  await portal.wizard.send();
  // It uploads them anew at once, twice; after that it takes its time.
  await expect(said(page, "send.waiting_server")).toBeVisible();
  await expect(page.getByText(word("problem.upload_missing"))).toBeVisible();
  isLacking = false;
  await portal.receipt.there();
  expect(await ownCases(server, context)).toHaveLength(1);
});

test("what the server refuses is a draft again, and says why, also after a reload", async ({ server, window, watch }) => {
  watch.allowLostServer();
  watch.allow(...REFUSED);
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  const { page } = portal;
  await filledIn(portal, newContact());
  const [first] = service(REGION, CODE).form.pages;
  const field = first?.fields.find((known) => known.kind === "text");
  const refuse = {
    type: "about:blank",
    title: "x",
    status: 422,
    code: "invalid_values",
    trace_id: "t",
    invalid_params: [{ pointer: `/applications/0/answers/${field?.key}`, code: "required" }],
  };
  await context.route("**/api/v1/submissions/*", (route) =>
    route.request().method() === "PUT" ? route.fulfill({ status: 422, contentType: "application/problem+json", body: JSON.stringify(refuse) }) : route.continue(),
  );
  await portal.wizard.send();
  await expect(said(page, "send.refused")).toBeVisible();
  await look(page, "kirim, ditolak");
  await page.reload();
  await expect(said(page, "send.refused")).toBeVisible();
  await page.goto(server.url(REGION, "permohonan"));
  await expect(said(page, "send.refused")).toBeVisible();
  await look(page, "permohonan, ditolak");
  await context.unroute("**/api/v1/submissions/*");
  await page.getByRole("link", { name: word("applications.continue") }).click();
  // It goes on where it stopped, with all that was typed.
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(word("wizard.check_title"));
  await expect(page.getByText(String(example(REGION, CODE)[field?.key ?? ""])).first()).toBeVisible();
});

test("several tabs send one application once", async ({ server, window, watch }) => {
  watch.allowLostServer();
  watch.allow(...REFUSED);
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  await filledIn(portal, newContact());
  await workerIsThere(portal.page);
  await sendOffline(portal);
  const others = [await context.newPage(), await context.newPage()];
  for (const other of others) {
    await other.goto(server.url(REGION, "permohonan"));
    await expect(said(other, "send.waiting")).toBeVisible();
  }
  let puts = 0;
  context.on("request", (request) => (puts += Number(request.method() === "PUT" && request.url().includes("/submissions/"))));
  await context.setOffline(false);
  await portal.receipt.there();
  for (const other of others) await expect(other.getByText(word("send.waiting"))).toHaveCount(0);
  expect(puts).toBe(1);
  expect(await ownCases(server, context)).toHaveLength(1);
});

test("a tab that did not hear of the sending changes nothing of it", async ({ server, window, watch }) => {
  watch.allowLostServer();
  watch.allow(...REFUSED);
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  await filledIn(portal, newContact());
  await workerIsThere(portal.page);
  const deaf = new CitizenPortal(await context.newPage(), server, REGION);
  await deaf.page.addInitScript(() => {
    BroadcastChannel.prototype.addEventListener = () => undefined;
    Object.defineProperty(BroadcastChannel.prototype, "onmessage", { set: () => undefined });
  });
  const [first] = service(REGION, CODE).form.pages;
  await deaf.page.goto(portal.page.url().replace(/[^/]+$/, `isian-${first?.key}`));
  const name = deaf.page.getByRole("textbox").first();
  const before = String(example(REGION, CODE)[first?.fields[0]?.key ?? ""]);
  await expect(name).toHaveValue(before);
  await sendOffline(portal);
  await name.fill("Orang Lain");
  // It is told where the draft is, and what was sent stays as it was.
  await expect(deaf.page.getByText(pattern("form.saved_queued")).first()).toBeVisible();
  const onDevice = async () => (await kept(portal.page, `mppi.${REGION}.citizen`)).filter(({ store }) => store === "drafts").map(({ text }) => text);
  const [waiting = ""] = await onDevice();
  expect(waiting).toContain(before);
  expect(waiting).not.toContain("Orang Lain");
  await expect(said(deaf.page, "send.waiting")).toBeVisible();
  await context.setOffline(false);
  await portal.receipt.there();
  expect(await ownCases(server, context)).toHaveLength(1);
  expect(await onDevice()).toEqual([expect.not.stringContaining("Orang Lain")]);
});

test("the worker sends with no page open, once the browser wakes it", async ({ server, window, watch }) => {
  watch.allowLostServer();
  watch.allow(...REFUSED);
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  await filledIn(portal, newContact());
  await workerIsThere(portal.page);
  await sendOffline(portal);

  const watcher = await context.newPage();
  const session = await context.newCDPSession(watcher);
  const registered = new Promise<string>((resolve) => {
    session.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const own = registrations.find(({ scopeURL }) => scopeURL === server.url(REGION));
      if (own) resolve(own.registrationId);
    });
  });
  await watcher.goto(server.url(REGION, "robots.txt")).catch(() => {});
  await session.send("ServiceWorker.enable");
  const registrationId = await registered;
  // The browser has promised to wake it.
  const tags = await portal.page.evaluate(async () => {
    const worker = (await navigator.serviceWorker.ready) as ServiceWorkerRegistration & { sync: { getTags(): Promise<string[]> } };
    return worker.sync.getTags();
  });
  expect(tags).toEqual([`mppi.${REGION}.citizen`]);
  await expect(portal.page.getByText(word("send.goes_alone"))).toBeVisible();
  await portal.page.close();
  await context.setOffline(false);
  await session.send("ServiceWorker.dispatchSyncEvent", {
    origin: server.origin(REGION),
    registrationId,
    tag: `mppi.${REGION}.citizen`,
    lastChance: false,
  });
  await expect.poll(() => ownCases(server, context), { timeout: 30_000 }).toHaveLength(1);
  // The portal finds it sent.
  await watcher.goto(server.url(REGION, "permohonan"));
  await expect(watcher.getByRole("heading", { level: 1 })).toHaveText(word("applications.title"));
  await expect(watcher.getByText(word("send.waiting"))).toHaveCount(0);
});

test("a draft that was thrown away can be taken back", async ({ server, window, watch }) => {
  watch.allowLostServer();
  watch.allow(...REFUSED);
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  const { page } = portal;
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  await page.getByRole("textbox").first().fill("Siti Contoh");
  await expect(portal.wizard.saved).toBeVisible();
  await page.goto(server.url(REGION, "permohonan"));
  const name = service(REGION, CODE).name.id;
  await expect(page.getByText(word("applications.begun_today"))).toBeVisible();
  await look(page, "permohonan, draf");
  await page.getByRole("button", { name: word("applications.remove_which", { name }) }).click();
  const undo = page.getByRole("button", { name: word("applications.restore") });
  await expect(undo).toBeFocused();
  await look(page, "permohonan, draf dihapus");
  await undo.click();
  await page.getByRole("link", { name: word("applications.continue") }).click();
  await expect(page.getByRole("textbox").first()).toHaveValue("Siti Contoh");
});

test("a file that is gone from the device is named, and sent once it was picked again", async ({ server, window, watch }) => {
  watch.allowLostServer();
  watch.allow(...REFUSED);
  const context = await window(PHONE);
  const portal = new CitizenPortal(await context.newPage(), server, REGION);
  const { page } = portal;
  // Who saves data mirrors no files, so that nothing but the sending uploads them.
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "connection", { value: { saveData: true } }));
  await filledIn(portal, newContact());
  // The last one, so that the others have arrived by then.
  const files = asked(service(REGION, CODE));
  const requirement = files.at(-1);
  if (!requirement) throw new Error(`${CODE} asks for no file`);
  await loseFile(page, requirement.code);

  let [puts, uploads] = [0, 0];
  context.on("request", (request) => {
    puts += Number(request.method() === "PUT" && request.url().includes("/submissions/"));
    uploads += Number(request.method() === "POST" && request.url().endsWith("/attachments"));
  });
  await portal.wizard.send();
  const name = requirement.label.id;
  await expect(page.getByText(word("send.file_trouble", { name }))).toBeVisible();
  await expect(page.getByText(word("send.file_gone"))).toBeVisible();
  await look(page, "kirim, berkas hilang");
  expect(puts).toBe(0);
  expect(await ownCases(server, context)).toHaveLength(0);

  // It is a draft again, also after the portal was opened anew, and leads to the file.
  await page.goto(server.url(REGION, "permohonan"));
  await expect(said(page, "send.refused")).toBeVisible();
  await page.getByRole("link", { name: word("applications.continue") }).click();
  await expect(portal.heading).toHaveText(word("wizard.check_title"));
  await portal.wizard.toSend();
  await expect(page.getByText(word("send.file_trouble", { name }))).toBeVisible();
  await page.getByRole("link", { name: word("wizard.pick_again") }).click();
  await portal.wizard.at(word("wizard.documents"));
  const picture = page.getByRole("link", { name: `${word("form.file.open")} ${name}`, exact: true });
  await expect(picture).toHaveCount(0);
  await portal.wizard.form.attach(requirement, demoFile(FILES[requirement.code] ?? ""));
  await expect(picture).toBeVisible();
  await expect(portal.wizard.saved).toBeVisible();
  await portal.wizard.next();
  await portal.wizard.toSend();
  await expect(page.getByText(word("send.file_trouble", { name }))).toHaveCount(0);
  await portal.wizard.send();
  await portal.receipt.there();
  expect(puts).toBe(1);
  // What had arrived does not go twice.
  expect(uploads).toBe(files.length);
  expect(await ownCases(server, context)).toHaveLength(1);
});
