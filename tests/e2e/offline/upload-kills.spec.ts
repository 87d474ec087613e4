import { randomBytes } from "node:crypto";

import { CitizenPortal } from "../pages/citizen-portal";
import { newContact } from "../support/contact";
import { MortalBrowser } from "../support/mortal-browser";
import { ownCases } from "../support/own-cases";
import { asked, demoFile, example, FILES, service } from "../support/regions";
import { said } from "../support/sending";
import { expect, test } from "../support/test";
import { pattern, word } from "../support/words";

/** The browser is killed in the middle of an upload: it goes on from where it was, and the application arrives once. */
test.describe.configure({ timeout: 180_000 });

const REGION = "bengkulu-tengah";
const SERVICE = service(REGION, "skp-penelitian");
/** A line of 1 Mbit/s. */
const SLOW = { offline: false, latency: 50, downloadThroughput: 125_000, uploadThroughput: 125_000 };
const SIZE = 1_500_000;
const LARGE = {
  name: "proposal.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(SIZE), Buffer.from("\nstartxref\n9\n%%EOF\n")]),
};

test("an upload that was under way when the browser was killed goes on from where it was", async ({ server }) => {
  const phone = new MortalBrowser();
  const portal = () => new CitizenPortal(phone.page, server, REGION);
  try {
    await phone.start();
    await portal().open("masuk");
    await portal().enterCode(newContact());
    await expect(portal().heading).toHaveText(word("applications.title"));
    await phone.reopen();
    // Who saves data has no files copied to the account before they are sent.
    await phone.context.addInitScript(() => Object.defineProperty(Navigator.prototype, "connection", { value: { saveData: true } }));
    await portal().open(`layanan/${SERVICE.code}/ajukan`);
    await portal().wizard.begin();
    await portal().wizard.answerAll(SERVICE, example(REGION, SERVICE.code));
    for (const requirement of asked(SERVICE)) {
      await portal().wizard.form.attach(requirement, requirement.code === "proposal" ? LARGE : demoFile(FILES[requirement.code] ?? ""));
      await expect(portal().wizard.form.document(requirement)).toContainText(word("form.file.kept"));
    }
    await portal().wizard.next();
    await portal().wizard.toSend();

    const session = await phone.context.newCDPSession(phone.page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW);
    const patches: { url: string; offset: number }[] = [];
    const watch = () =>
      phone.context.on("request", (request) => {
        if (request.method() === "PATCH") patches.push({ url: request.url(), offset: Number(request.headers()["upload-offset"]) });
      });
    watch();
    await portal().wizard.send();
    // The person sees which file is under way, and how far it is.
    const bar = phone.page.getByRole("progressbar", { name: pattern("send.uploading") });
    await expect.poll(async () => Number(await bar.getAttribute("value")), { timeout: 60_000 }).toBeGreaterThan(0);
    await expect.poll(async () => Number(await bar.getAttribute("value"))).toBeLessThan(100);
    // Far into the large file.
    await expect.poll(() => patches.some(({ offset }) => offset > SIZE / 4), { timeout: 60_000 }).toBe(true);
    await phone.kill();
    const large = patches.find(({ offset }) => offset > SIZE / 4)?.url;
    const reached = Math.max(...patches.filter(({ url }) => url === large).map(({ offset }) => offset));

    patches.length = 0;
    await phone.start();
    watch();
    await portal().open("permohonan");
    await expect.poll(() => ownCases(server, phone.context, REGION), { timeout: 60_000 }).toHaveLength(1);
    const again = patches.filter(({ url }) => url === large);
    expect(again.length).toBeGreaterThan(0);
    expect(Math.min(...again.map(({ offset }) => offset))).toBeGreaterThanOrEqual(reached);
    await expect(said(phone.page, "send.moving")).toBeHidden();
    expect(await ownCases(server, phone.context, REGION)).toHaveLength(1);
  } finally {
    await phone.stop();
  }
});
