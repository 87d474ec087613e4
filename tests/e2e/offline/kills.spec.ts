import fs from "node:fs";
import path from "node:path";

import { CitizenPortal } from "../pages/citizen-portal";
import { Chance } from "../support/chance";
import { measured } from "../support/measured";
import { MortalBrowser } from "../support/mortal-browser";
import { newVersion, nextBuild } from "../support/newer";
import { asked, demoFile, service } from "../support/regions";
import { DemoServer } from "../support/server";
import { expect, test } from "../support/test";
import { word } from "../support/words";

/**
 * Many drafts with photos, a browser that is killed at any moment, a new build of the portal and a new version of the service in
 * between: of all that was called saved, nothing is lost, doubled or wrong.
 */
const REGION = "sinjai";
const CODE = "sku";
const SERVICE = service(REGION, CODE);
const NAME = SERVICE.form.pages[0]?.fields[0]?.key ?? "";
const PHOTOS = ["contoh-kk.jpg", "contoh-ktp.jpg", "contoh-foto-usaha.jpg"];
const SAVED = /Tersimpan di perangkat ini/;

/** What must be on the device. */
interface Known {
  id: string;
  /** What was called saved, or may have been. */
  names: string[];
  /** Requirements whose photo was called kept. */
  photos: Set<string>;
}

/** What is on the device, read beside the portal: each draft with the files whose bytes are what the draft says. */
interface Found {
  id: string;
  name: string;
  photos: string[];
  broken: number;
}

class Phone extends MortalBrowser {
  readonly known: Known[] = [];
  /** Drafts that were begun when the browser was killed, so that nobody was told of them. */
  unheard = 0;

  constructor(
    private readonly server: () => DemoServer,
    private readonly chance: Chance,
  ) {
    super();
  }

  /** A draft with its photos. Where the browser is killed meanwhile, as much of it as was called saved. */
  async fill(isKilled: boolean): Promise<void> {
    const killed = isKilled ? this.killSoon() : undefined;
    try {
      await this.draft();
    } catch (error) {
      if (!killed) throw error;
    }
    if (!killed) return;
    await killed;
    await this.start();
  }

  private async draft(): Promise<void> {
    const portal = new CitizenPortal(this.page, this.server(), REGION);
    this.unheard += 1;
    await portal.open(`layanan/${CODE}/ajukan`);
    await portal.wizard.begin();
    await expect(this.page.getByRole("textbox").first()).toBeVisible();
    const draft: Known = { id: /ajukan\/([^/]+)/.exec(this.page.url())?.[1] ?? "", names: [""], photos: new Set() };
    this.known.push(draft);
    this.unheard -= 1;
    const name = `Contoh ${this.chance.below(1_000_000)}`;
    draft.names.push(name);
    await this.page.getByRole("textbox").first().fill(name);
    await expect(this.page.getByText(SAVED).first()).toBeVisible();
    draft.names = [name];
    await this.page.goto(this.page.url().replace(/[^/]+$/, "dokumen"));
    for (const [at, requirement] of asked(SERVICE).slice(0, PHOTOS.length).entries()) {
      await portal.wizard.form.attach(requirement, demoFile(PHOTOS[at] ?? ""));
      await expect(portal.wizard.form.document(requirement)).toContainText(word("form.file.kept"));
      draft.photos.add(requirement.code);
    }
  }

  private async killSoon(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.chance.below(4_000)));
    await this.kill();
  }

  async found(): Promise<Found[]> {
    await this.page.goto(this.server().url(REGION, "permohonan"));
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(word("applications.title"));
    return this.page.evaluate(
      async ({ database, nameKey }) => {
        const answer = <T>(request: IDBRequest<T>) =>
          new Promise<T>((resolve, reject) => {
            request.onsuccess = () => resolve(request.result);
            request.onerror = () => reject(request.error);
          });
        const open = await answer(indexedDB.open(database));
        const texts = (await answer(open.transaction("drafts").objectStore("drafts").getAll())) as string[];
        const hex = (bytes: ArrayBuffer) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
        const found = [];
        for (const text of texts) {
          const draft = JSON.parse(text) as { id: string; answers: Record<string, string>; files: { id: string; requirement: string; sha256: string }[] };
          const photos: string[] = [];
          let broken = 0;
          for (const file of draft.files) {
            const bytes = (await answer(open.transaction("attachments").objectStore("attachments").get(file.id))) as Uint8Array<ArrayBuffer> | undefined;
            if (bytes && hex(await crypto.subtle.digest("SHA-256", bytes)) === file.sha256) photos.push(file.requirement);
            else broken += 1;
          }
          found.push({ id: draft.id, name: draft.answers[nameKey] ?? "", photos, broken });
        }
        open.close();
        return found;
      },
      { database: `mppi.${REGION}.citizen`, nameKey: NAME },
    );
  }
}

async function manyDrafts(drafts: number, kills: number, usual: number): Promise<void> {
  const seed = Number(process.env.MPPI_SEED ?? usual);
  console.log(`      seed ${seed}`);
  let server = await DemoServer.start();
  const phone = new Phone(() => server, new Chance(seed));
  try {
    await phone.start();
    const environment: Record<string, string> = {};
    const changes = new Map<number, () => void>([
      [Math.floor(drafts / 3), () => (environment.MPPI_DIST = nextBuild())],
      [Math.floor((drafts * 2) / 3), () => (environment.MPPI_REGIONS = newVersion(REGION, CODE))],
    ]);
    const every = Math.floor(drafts / kills);
    for (let count = 0; count < drafts; count += 1) {
      const change = changes.get(count);
      if (change) {
        change();
        server = await server.restart(environment);
      }
      await test.step(`draft ${count}`, () => phone.fill(count % every === every - 1));
    }
    const found = await phone.found();
    for (const draft of phone.known) {
      const [there, ...doubled] = found.filter(({ id }) => id === draft.id);
      expect(there, `draft ${draft.id} is there`).toBeDefined();
      expect(doubled).toEqual([]);
      expect(draft.names, `the name in ${draft.id}`).toContain(there?.name);
      expect(there?.broken, `files of ${draft.id} without their bytes`).toBe(0);
      for (const requirement of draft.photos) expect(there?.photos.filter((code) => code === requirement), `${requirement} of ${draft.id}`).toHaveLength(1);
    }
    expect(found.length - phone.known.length, "drafts that nobody began").toBeLessThanOrEqual(phone.unheard);
    // The portal has them all too: none is left out, old ones open as they were, and each of both changes has come.
    await phone.page.reload();
    await expect(phone.page.getByRole("link", { name: word("applications.continue") })).toHaveCount(found.length);
    const boot = () => phone.page.evaluate(() => (JSON.parse(document.getElementById("boot")?.textContent ?? "{}") as { build: string }).build);
    const next = JSON.parse(fs.readFileSync(path.join(environment.MPPI_DIST ?? "", "assets.json"), "utf8")) as { version: string };
    expect(await boot()).toBe(next.version);
    for (const draft of phone.known.slice(0, 2)) {
      await phone.page.goto(server.url(REGION, `ajukan/${draft.id}/isian-${SERVICE.form.pages[0]?.key}`));
      const field = phone.page.getByRole("textbox").first();
      await expect(field).toBeVisible();
      expect(draft.names).toContain(await field.inputValue());
      await expect(phone.page.getByText(word("new_version.notice"))).toBeVisible({ timeout: 30_000 });
    }
    const photos = phone.known.reduce((sum, draft) => sum + draft.photos.size, 0);
    measured(`drafts called saved, all there after ${kills} kills, a new build and a new version`, phone.known.length);
    measured(`photos of these drafts, all there after ${kills} kills`, photos);
  } finally {
    await phone.stop();
    await server.stop();
  }
}

test("of 6 drafts with photos, 3 kills, a new build and a new version nothing is lost", async () => {
  test.setTimeout(240_000);
  await manyDrafts(6, 3, 4_711);
});

test("of 100 drafts with photos, 20 kills, a new build and a new version nothing is lost @long", async () => {
  test.setTimeout(2_400_000);
  await manyDrafts(100, 20, Date.now() % 1_000_000);
});
