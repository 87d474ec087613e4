import { CitizenPortal } from "../pages/citizen-portal";
import { Chance } from "../support/chance";
import { newContact } from "../support/contact";
import { CitizenClient } from "../support/contract";
import { measured } from "../support/measured";
import { MortalBrowser } from "../support/mortal-browser";
import { demoFile, example, service } from "../support/regions";
import type { DemoServer } from "../support/server";
import { expect, test } from "../support/test";
import { word } from "../support/words";
import { workerIsThere } from "../support/worker";

/**
 * A walk at random over what happens to people: they type, lose the network, close and reload, the phone kills the browser.
 * The model knows what the status line called saved, and that must be there. The seed is printed: `MPPI_SEED` repeats a walk.
 */
const REGION = "sinjai";
const CODE = "sku";
const CONTACT = newContact();

/** The name and the birthplace, by their places among the text fields of the first page: plain text, which nothing rewrites. */
const TEXTS = [
  { at: 0, key: "applicant_name" },
  { at: 2, key: "birth_place" },
];

/** What must be on the device. */
interface Known {
  address: string;
  /** By the place of the field on its page: what may stand there, the last typed at the end. One value is saved for certain. */
  fields: Map<number, string[]>;
  hasPhoto: boolean;
}

class Walk extends MortalBrowser {
  private isOnline = true;
  private drafts: Known[] = [];
  private open?: Known;
  /** The open draft, while something that was typed was not called saved. */
  private unsaved?: Known;
  private sent = 0;
  readonly taken = new Map<string, number>();

  constructor(
    private readonly server: DemoServer,
    private readonly chance: Chance,
  ) {
    super();
  }

  override async start(): Promise<void> {
    await super.start();
    await this.context.setOffline(!this.isOnline);
  }

  private get portal(): CitizenPortal {
    return new CitizenPortal(this.page, this.server, REGION);
  }

  /** Signs in once, and waits until the portal starts without a network. */
  async signIn(): Promise<void> {
    await this.portal.open("masuk");
    // A worker asks in the language of the browser, whatever a window pretends to be; what was chosen counts more.
    const languages = this.page.getByRole("combobox", { name: word("nav.language") });
    await languages.selectOption("en");
    await this.page.getByRole("combobox", { name: word("nav.language", {}, "en") }).selectOption("id");
    await this.portal.enterCode(CONTACT);
    await expect(this.portal.heading).toHaveText(word("applications.title"));
    // Reads once what an application needs, down to the lists of places, so that a copy is here.
    await this.begin();
    const answers = example(REGION, CODE);
    await this.portal.wizard.answerAll(service(REGION, CODE), answers);
    await this.portal.wizard.at(word("wizard.documents"));
    TEXTS.forEach(({ at, key }) => this.open?.fields.set(at, [String(answers[key])]));
    await workerIsThere(this.page);
    // Who is signed in for good comes from a visit before.
    await this.reopen();
    this.open = undefined;
  }

  async step(): Promise<void> {
    const what = this.chance.of(["type", "type", "type", "type", "kill", "reload", "network", "network", "begin", "photo", "look", "send"] as const);
    this.taken.set(what, (this.taken.get(what) ?? 0) + 1);
    await this[what]();
  }

  /** A new draft, up to its first questions. */
  private async begin(): Promise<void> {
    if (this.drafts.length >= 4) return this.look();
    await this.leaveFor(this.server.url(REGION, `layanan/${CODE}/ajukan`));
    await this.portal.wizard.begin();
    await expect(this.page.getByRole("textbox").first()).toBeVisible();
    await expect(this.portal.wizard.saved.or(this.page.getByText(/Tersimpan di perangkat ini/)).first()).toBeVisible();
    this.open = { address: this.page.url(), fields: new Map(), hasPhoto: false };
    this.drafts.push(this.open);
  }

  private async questions(draft: Known): Promise<void> {
    if (this.page.url() !== draft.address) await this.leaveFor(draft.address);
    await expect(this.page.getByRole("textbox").first()).toBeVisible();
    this.open = draft;
  }

  private async type(): Promise<void> {
    const draft = this.open ?? this.drafts[0];
    if (!draft) return this.begin();
    await this.questions(draft);
    const { at } = this.chance.of(TEXTS);
    const value = `Contoh ${this.chance.below(1_000_000)}`;
    const before = draft.fields.get(at) ?? [""];
    draft.fields.set(at, [...before, value]);
    this.unsaved = draft;
    const field = this.page.getByRole("textbox").nth(at);
    await field.fill(value);
    if (this.chance.below(3) === 0) return;
    // What the line calls saved must be there from now on.
    await expect(this.page.getByText(/Tersimpan di perangkat ini/).first()).toBeVisible();
    this.isSaved();
  }

  /** What was typed last is on the device. */
  private isSaved(): void {
    for (const [at, values] of this.unsaved?.fields ?? []) this.unsaved?.fields.set(at, values.slice(-1));
    this.unsaved = undefined;
  }

  /** Goes to another page. One that is left saves what was typed until then. */
  private async leaveFor(address: string): Promise<void> {
    await this.page.goto(address);
    this.isSaved();
  }

  private async photo(): Promise<void> {
    const draft = this.open ?? this.drafts[0];
    const [first] = service(REGION, CODE).requirements;
    if (!draft || !first) return this.begin();
    await this.leaveFor(draft.address.replace(/[^/]+$/, "dokumen"));
    await this.portal.wizard.form.attach(first as never, demoFile("contoh-kk.jpg"));
    await expect(this.portal.wizard.form.document(first as never)).toContainText(word("form.file.kept"));
    await expect(this.page.getByText(/Tersimpan di perangkat ini/).first()).toBeVisible();
    draft.hasPhoto = true;
  }

  private async reload(): Promise<void> {
    await this.page.reload();
    this.isSaved();
    await this.look();
  }

  /** The phone kills the browser, at any moment. */
  override async kill(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, this.chance.below(400)));
    await super.kill();
    // Whether it was saved, only the device knows.
    this.unsaved = undefined;
    await this.start();
    await this.look();
  }

  private async network(): Promise<void> {
    this.isOnline = !this.isOnline;
    await this.context.setOffline(!this.isOnline);
  }

  /** Fills in a whole application and presses *Kirim*, with or without a network. */
  private async send(): Promise<void> {
    if (this.chance.below(3) > 0) return this.type();
    const definition = service(REGION, CODE);
    await this.leaveFor(this.server.url(REGION, `layanan/${CODE}/ajukan`));
    await this.portal.wizard.begin();
    for (const page of definition.form.pages) {
      await this.portal.wizard.at(page.title.id);
      await this.portal.wizard.form.fill(page, example(REGION, CODE));
      await this.portal.wizard.next();
    }
    await this.portal.wizard.attachAll(definition);
    await this.portal.wizard.toSend();
    await this.portal.wizard.send();
    await expect(this.page.getByText(/menunggu dikirim|sedang dikirim/).or(this.page.getByRole("heading", { name: word("receipt.title") })).first()).toBeVisible();
    this.sent += 1;
    this.open = undefined;
  }

  /** Everything that was called saved is there. */
  private async look(): Promise<void> {
    for (const draft of this.drafts) {
      await this.questions(draft);
      for (const [at, allowed] of draft.fields) {
        const value = await this.page.getByRole("textbox").nth(at).inputValue();
        expect(allowed, `field ${at} of ${draft.address}`).toContain(value);
        // A page that was open all the time shows what it has, not what the device has.
        if (draft !== this.unsaved) draft.fields.set(at, [value]);
      }
    }
  }

  async end(contact: CitizenClient): Promise<void> {
    if (!this.isOnline) await this.network();
    await this.look();
    for (const draft of this.drafts.filter(({ hasPhoto }) => hasPhoto)) {
      await this.page.goto(draft.address.replace(/[^/]+$/, "dokumen"));
      await expect(this.page.getByText(word("form.file.kept")).first()).toBeVisible();
    }
    await this.page.goto(this.server.url(REGION, "permohonan"));
    const cases = async () => (JSON.parse((await contact.ask({ path: "applications" })).text) as { applications: unknown[] }).applications.length;
    await expect.poll(cases, { timeout: 60_000 }).toBe(this.sent);
    await expect(this.page.getByRole("link", { name: word("applications.continue") })).toHaveCount(this.drafts.length);
    await this.context.close();
  }

  async credentials(): Promise<string> {
    const [cookie] = (await this.context.cookies()).filter(({ name }) => name === "__Host-mppi-citizen");
    return `${cookie?.name}=${cookie?.value}`;
  }

}

async function walk(server: DemoServer, steps: number, usual: number): Promise<void> {
  const seed = Number(process.env.MPPI_SEED ?? usual);
  console.log(`      seed ${seed}`);
  const walk = new Walk(server, new Chance(seed));
  try {
    await walk.start();
    await walk.signIn();
    const person = new CitizenClient(server, REGION, await walk.credentials());
    for (let step = 0; step < steps; step += 1) await test.step(`step ${step}`, () => walk.step());
    await walk.end(person);
    measured(`steps of a random walk (seed ${seed}) after which all was there`, steps);
    console.log(`      ${[...walk.taken].map(([what, count]) => `${what} ${count}`).join(", ")}`);
  } finally {
    await walk.stop();
  }
}

test("what was called saved is there after a walk of 60 steps", async ({ server }) => {
  test.setTimeout(240_000);
  // Always the same walk, so that a red run is somebody's change.
  await walk(server, 60, 697_555);
});

test("what was called saved is there after a walk of 200 steps @long", async ({ server }) => {
  test.setTimeout(1_500_000);
  await walk(server, 200, Date.now() % 1_000_000);
});
