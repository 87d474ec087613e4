import { withClock } from "../support/clock";
import { newContact } from "../support/contact";
import { CitizenClient } from "../support/contract";
import { kept } from "../support/kept";
import { asked, demoFile, FILES, service } from "../support/regions";
import { signedInAs } from "../support/signed-in";
import { expect, PHONE, test } from "../support/test";
import { word } from "../support/words";
import { workerIsThere } from "../support/worker";

/** Where things lie on the device: the database and its versions, what the browser is asked to keep, and what the worker keeps. */

const NAME = "Siti Contoh";
const CODE = "akta-kelahiran";

test("a database that the browser closed is opened anew, and what is typed is kept", async ({ server, citizen }) => {
  const portal = await citizen("sinjai");
  const { page } = portal;
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  const field = page.getByRole("textbox").first();
  await field.fill(NAME);
  await expect(portal.wizard.saved).toBeVisible();
  // Clearing closes it by force, as a fault of the disk does.
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: server.origin("sinjai"), storageTypes: "indexeddb" });
  await field.fill(`${NAME} Dua`);
  await expect(portal.wizard.saved).toBeVisible();
  await expect(page.getByText(word("form.save_newer"))).toBeHidden();
  await page.reload();
  await expect(field).toHaveValue(`${NAME} Dua`);
});


test("the browser is asked to keep what is here once there is a file", async ({ citizen }) => {
  const portal = await citizen("sinjai");
  const { page } = portal;
  await page.addInitScript(() => {
    StorageManager.prototype.persist = () => {
      document.documentElement.dataset.kept = "asked";
      return Promise.resolve(true);
    };
  });
  const asked = () => page.evaluate(() => document.documentElement.dataset.kept);
  await portal.open("layanan/sku/ajukan");
  await portal.wizard.begin();
  await page.getByRole("textbox").first().fill(NAME);
  await expect(portal.wizard.saved).toBeVisible();
  expect(await asked()).toBeUndefined();
  await page.goto(page.url().replace(/[^/]+$/, "dokumen"));
  await portal.wizard.at(word("wizard.documents"));
  await expect.poll(asked).toBe("asked");
});


test("the worker keeps the build and its page, and no answer of the server", async ({ server, window }) => {
  const client = await CitizenClient.signIn(server, "sinjai", newContact());
  const sent = await client.apply("sku");
  const portal = await signedInAs(client, await window(PHONE), server);
  const { page } = portal;
  await workerIsThere(page);
  // Now that the worker sees everything: pages, cases, files, what the server draws by itself.
  for (const place of ["", "layanan", "layanan/sku", "permohonan", `permohonan/${sent.id}`, "akun"]) {
    await portal.open(place);
    await expect(portal.heading).toBeVisible();
    await page.waitForLoadState("networkidle");
  }
  await portal.open("lacak");
  await expect(portal.heading).toBeVisible();
  const addresses = await page.evaluate(async () => {
    const open = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
    return (await Promise.all(open.map((cache) => cache.keys()))).flat().map(({ url }) => new URL(url).pathname);
  });
  expect(addresses.length).toBeGreaterThan(5);
  const foreign = addresses.filter((path) => !/^\/($|assets\/|brand\/|theme\.css$|pages-of-the-last-build$)/.test(path));
  expect(foreign).toEqual([]);
});


test("a file that no draft names goes a week after it was found, and no other one", async ({ citizen }) => {
  const portal = await citizen("sinjai");
  const { page } = portal;
  await withClock(page.context());
  const [requirement] = asked(service("sinjai", "sku"));
  if (!requirement) throw new Error("sku asks for no file");
  await portal.open("layanan/sku/ajukan");
  await portal.wizard.begin();
  await page.getByRole("textbox").first().fill(NAME);
  await expect(portal.wizard.saved).toBeVisible();
  await page.goto(page.url().replace(/[^/]+$/, "dokumen"));
  await portal.wizard.form.attach(requirement, demoFile(FILES[requirement.code] ?? ""));
  await expect(portal.wizard.form.document(requirement)).toContainText(word("form.file.kept"));
  const files = async () => (await kept(page, "mppi.sinjai.citizen")).filter(({ store }) => store === "attachments").map(({ key }) => key);
  const named = await files();
  expect(named).toHaveLength(1);
  // As a page leaves it that was ended between the file and its draft.
  await page.evaluate(async (name) => {
    const opening = indexedDB.open(name);
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const transaction = opening.result.transaction("attachments", "readwrite");
    transaction.objectStore("attachments").put(new Uint8Array(3), "00000000-0000-4000-8000-000000000000");
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    opening.result.close();
  }, "mppi.sinjai.citizen");
  // Within the portal, whose clock goes on.
  await portal.open("permohonan");
  const look = async (days: number) => {
    await portal.goTo("home");
    await page.context().clock.fastForward(days * 86_400_000);
    await portal.goTo("applications");
    await page.context().clock.runFor(2_000);
  };
  await look(0);
  await look(6);
  expect(await files()).toHaveLength(2);
  await look(2);
  await expect.poll(files).toEqual(named);
});

test("the drafts of a portal with the first database are there in the newest", async ({ server, citizen, watch }) => {
  watch.allow(/answer 404: /, /status of 404/);
  const portal = await citizen("sinjai");
  const { page } = portal;
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  await page.getByRole("textbox").first().fill(NAME);
  await expect(portal.wizard.saved).toBeVisible();
  const draft = page.url();
  // A page of the server's own, on which no portal holds the database.
  await page.goto(server.url("sinjai", "robots.txt"));
  const made = await page.evaluate(async (name) => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const newest = await answer(indexedDB.open(name));
    const [keys, values] = await Promise.all(["getAllKeys", "getAll"].map((ask) => answer<unknown[]>(newest.transaction("drafts").objectStore("drafts")[ask as "getAll"]())));
    const version = newest.version;
    newest.close();
    await answer(indexedDB.deleteDatabase(name));
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => ["drafts", "attachments", "cache"].forEach((store) => opening.result.createObjectStore(store));
    const first = await answer(opening);
    const transaction = first.transaction("drafts", "readwrite");
    // What a draft has learned to remember since was not in it then.
    const later = ["language", "refusal", "reached", "removed_at", "revision", "declined_version", "intake"];
    for (const [at, key] of (keys ?? []).entries()) {
      const known = JSON.parse(String(values?.[at])) as Record<string, unknown>;
      for (const field of later) delete known[field];
      transaction.objectStore("drafts").put(JSON.stringify(known), String(key));
    }
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    first.close();
    return version;
  }, "mppi.sinjai.citizen");
  expect(made).toBeGreaterThan(1);
  await page.goto(draft);
  await expect(page.getByRole("textbox").first()).toHaveValue(NAME);
  await page.getByRole("textbox").first().fill(`${NAME} Dua`);
  await expect(portal.wizard.saved).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox").first()).toHaveValue(`${NAME} Dua`);
  const now = await page.evaluate(async () => (await indexedDB.databases()).find(({ name }) => name === "mppi.sinjai.citizen")?.version);
  expect(now).toBe(made);
});

