import type { Page } from "@playwright/test";

import { CitizenPortal } from "../pages/citizen-portal";
import { Lock } from "../pages/lock";
import { kept, personal } from "../support/kept";
import { MortalBrowser } from "../support/mortal-browser";
import { asked, demoFile, service } from "../support/regions";
import type { DemoServer } from "../support/server";
import { expect, test } from "../support/test";
import { word } from "../support/words";

/** The browser is killed while drafts are being sealed, and while they are opened again: all of them are there, and it goes on. */
test.describe.configure({ timeout: 240_000 });

const REGION = "sinjai";
const CODE = "sku";
const DATABASE = `mppi.${REGION}.citizen`;
const PIN = "sirih-48";
const COPIES = 80;

class Phone extends MortalBrowser {
  /** Waits until the first draft has become what it was not, and kills at once. */
  async killAt(kind: "sealed" | "plain"): Promise<void> {
    await this.page.evaluate(
      async ({ name, isSealed }) => {
        const answer = <T>(request: IDBRequest<T>) => new Promise<T>((resolve) => (request.onsuccess = () => resolve(request.result)));
        const open = await answer(indexedDB.open(name));
        const first = () => answer(open.transaction("drafts").objectStore("drafts").openCursor());
        while ((typeof (await first())?.value !== "string") !== isSealed);
        open.close();
      },
      { name: DATABASE, isSealed: kind === "sealed" },
    );
    await this.kill();
    await this.start();
  }

  async counts(): Promise<{ sealed: number; plain: number }> {
    const records = personal(await kept(this.page, DATABASE));
    const sealed = records.filter(({ kind }) => kind === "sealed").length;
    return { sealed, plain: records.length - sealed };
  }
}

/** One draft with a photo, and as many copies of it under other ids. */
async function manyDrafts(phone: Phone, server: DemoServer): Promise<void> {
  const portal = new CitizenPortal(phone.page, server, REGION);
  await portal.open(`layanan/${CODE}/ajukan`);
  await portal.wizard.begin();
  await phone.page.getByRole("textbox").first().fill("Siti Contoh");
  await expect(phone.page.getByText(/Tersimpan di perangkat ini/).first()).toBeVisible();
  await phone.page.goto(phone.page.url().replace(/[^/]+$/, "dokumen"));
  const [first] = asked(service(REGION, CODE));
  if (!first) throw new Error("the service asks for no document");
  await portal.wizard.form.attach(first, demoFile("contoh-kk.jpg"));
  await expect(portal.wizard.form.document(first)).toContainText(word("form.file.kept"));
  await portal.open("permohonan");
  await phone.page.evaluate(
    async ({ name, copies }) => {
      const answer = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const open = await answer(indexedDB.open(name));
      const [text] = (await answer(open.transaction("drafts").objectStore("drafts").getAll())) as string[];
      const [bytes] = (await answer(open.transaction("attachments").objectStore("attachments").getAll())) as Uint8Array[];
      const draft = JSON.parse(text ?? "{}") as { id: string; answers: unknown; files: { id: string }[] };
      for (let count = 0; count < copies; count += 1) {
        const [id, file] = [crypto.randomUUID(), crypto.randomUUID()];
        const transaction = open.transaction(["drafts", "attachments"], "readwrite");
        transaction.objectStore("drafts").put(JSON.stringify({ ...draft, id, files: [{ ...draft.files[0], id: file }] }), id);
        transaction.objectStore("attachments").put(bytes, file);
        await new Promise((resolve) => (transaction.oncomplete = resolve));
      }
      open.close();
    },
    { name: DATABASE, copies: COPIES },
  );
  await phone.page.reload();
}

const cards = (page: Page) => page.getByRole("link", { name: word("applications.continue") });

test("killed while sealing and while opening, nothing is lost, and it is finished at the next unlocking", async ({ server }) => {
  const phone = new Phone();
  try {
    await phone.start();
    await manyDrafts(phone, server);
    const sums = (records: Awaited<ReturnType<typeof kept>>) => personal(records).map(({ store, key, sha256 }) => `${store} ${key} ${sha256}`);
    const before = sums(await kept(phone.page, DATABASE));
    const lock = () => new Lock(phone.page);

    await lock().begin(PIN);
    await phone.killAt("sealed");
    await phone.page.goto(server.url(REGION, "permohonan"));
    const mixture = await phone.counts();
    console.log(`      killed with ${mixture.sealed} sealed and ${mixture.plain} plain`);
    expect(mixture.sealed).toBeGreaterThan(0);
    expect(mixture.plain).toBeGreaterThan(0);
    // What is still plain is not shown either.
    await expect(lock().title).toBeVisible();
    await expect(cards(phone.page)).toHaveCount(0);
    await lock().open(PIN);
    await expect(cards(phone.page)).toHaveCount(COPIES + 1);
    await expect.poll(async () => (await phone.counts()).plain, { timeout: 60_000 }).toBe(0);

    await lock().ask("pin.remove");
    await lock().type("pin.old", PIN);
    await lock().press("pin.remove");
    await phone.killAt("plain");
    await phone.page.goto(server.url(REGION, "permohonan"));
    const half = await phone.counts();
    console.log(`      killed with ${half.plain} opened and ${half.sealed} sealed`);
    expect(half.sealed).toBeGreaterThan(0);
    await lock().open(PIN);
    await expect(cards(phone.page)).toHaveCount(COPIES + 1);
    await expect.poll(async () => (await phone.counts()).sealed, { timeout: 60_000 }).toBe(0);
    expect(sums(await kept(phone.page, DATABASE))).toEqual(before);
    // No PIN is asked for any more.
    await phone.page.reload();
    await expect(cards(phone.page)).toHaveCount(COPIES + 1);
    await expect(lock().title).toHaveCount(0);
  } finally {
    await phone.stop();
  }
});
