import { CitizenPortal } from "./pages/citizen-portal";
import { OfficerPortal } from "./pages/officer-portal";
import { Camera } from "./support/camera";
import { newContact } from "./support/contact";
import { CitizenClient } from "./support/contract";
import { look } from "./support/look";
import { makeReady } from "./support/ready";
import { DESK, expect, PHONE, test } from "./support/test";
import { word } from "./support/words";

const CONTACT = newContact();

/** The pickup code travels from the applicant's screen through a camera; Chromium on Linux cannot read codes itself. */
test("a pickup code is scanned with the camera", async ({ server, watch }) => {
  const camera = new Camera();
  const browser = await camera.browser();
  try {
    const phone = await browser.newContext({ locale: "id-ID", ...PHONE });
    watch.over(phone);
    const applicant = new CitizenPortal(await phone.newPage(), server, "sinjai");
    await applicant.open("masuk");
    await applicant.enterCode(CONTACT);
    await expect(applicant.heading).toHaveText(word("applications.title"));
    const [cookie] = (await phone.cookies()).filter(({ name }) => name === "__Host-mppi-citizen");
    const sent = await new CitizenClient(server, "sinjai", `${cookie?.name}=${cookie?.value}`).apply("akta-kelahiran");
    await makeReady(server, "sinjai", sent.id);
    await applicant.open(`permohonan/${sent.id}`);
    await camera.hold(applicant.case.pickupQr);

    const desk = await browser.newContext({ locale: "id-ID", ...DESK, permissions: ["camera"] });
    watch.over(desk);
    const officer = new OfficerPortal(await desk.newPage(), server, "sinjai");
    await officer.signIn("loket");
    await officer.desk.open();
    await officer.desk.scan();
    await expect(officer.page.getByText(sent.number).first()).toBeVisible();
    // The camera is off again.
    await expect(officer.page.locator("video")).toHaveCount(0);
  } finally {
    await browser.close();
    camera.forget();
  }
});

test("without a code in view the camera goes on looking, until it is switched off", async ({ server, watch }) => {
  const camera = new Camera();
  const browser = await camera.browser();
  try {
    const context = await browser.newContext({ locale: "id-ID", ...DESK, permissions: ["camera"] });
    watch.over(context);
    const officer = new OfficerPortal(await context.newPage(), server, "sinjai");
    await officer.signIn("loket");
    await officer.desk.open();
    const { page } = officer;
    await page.getByRole("button", { name: word("officer.scan.start") }).click();
    await expect(page.locator("video")).toBeVisible();
    await expect(page.getByText(word("officer.scan.hint"))).toBeVisible();
    await look(page, "the camera of the handover desk");
    await page.getByRole("button", { name: word("officer.scan.stop") }).click();
    await expect(page.locator("video")).toHaveCount(0);
    await expect(page.getByRole("button", { name: word("officer.scan.start") })).toBeFocused();
  } finally {
    await browser.close();
    camera.forget();
  }
});

test("without a camera the officer is told to type the code", async ({ officer, watch }) => {
  watch.allow(/console/);
  const { desk, page } = await officer("sinjai", "loket");
  await desk.open();
  await page.getByRole("button", { name: word("officer.scan.start") }).click();
  await expect(page.getByText(word("officer.scan.no_camera"))).toBeVisible();
  await expect(page.getByRole("button", { name: word("officer.scan.start") })).toBeVisible();
});

test("when the reader does not come the officer is told, and can try again", async ({ server, watch }) => {
  watch.allow(/ERR_FAILED|request failed|Failed to fetch|console error/);
  const camera = new Camera();
  const browser = await camera.browser();
  try {
    const context = await browser.newContext({ locale: "id-ID", ...DESK, permissions: ["camera"], serviceWorkers: "block" });
    watch.over(context);
    const officer = new OfficerPortal(await context.newPage(), server, "sinjai");
    await officer.signIn("loket");
    await officer.desk.open();
    const { page } = officer;
    await page.route("**/scan-reader.*.js*", (route) => route.abort());
    await page.getByRole("button", { name: word("officer.scan.start") }).click();
    await expect(page.getByText(word("officer.scan.no_reader"))).toBeVisible();
    await page.unroute("**/scan-reader.*.js*");
    await page.getByRole("button", { name: word("officer.scan.start") }).click();
    await expect(page.locator("video")).toBeVisible();
    await expect(page.getByText(word("officer.scan.opening"))).toBeHidden();
    await expect(page.getByText(word("officer.scan.no_reader"))).toBeHidden();
  } finally {
    await browser.close();
    camera.forget();
  }
});

test("a browser whose own reader fails gets the other one", async ({ server, watch }) => {
  watch.allow(/Service Worker registration blocked|ERR_FAILED|request failed|Failed to fetch|console error/);
  const camera = new Camera();
  const browser = await camera.browser();
  try {
    const context = await browser.newContext({ locale: "id-ID", ...DESK, permissions: ["camera"], serviceWorkers: "block" });
    await context.addInitScript(() => {
      class Broken {
        static getSupportedFormats = async () => ["qr_code"];
        detect = async () => Promise.reject(new Error("the service behind it is gone"));
      }
      Object.assign(globalThis, { BarcodeDetector: Broken });
    });
    watch.over(context);
    const officer = new OfficerPortal(await context.newPage(), server, "sinjai");
    await officer.signIn("loket");
    await officer.desk.open();
    const { page } = officer;
    const other = page.waitForResponse(/scan-reader\..*\.wasm/);
    await page.getByRole("button", { name: word("officer.scan.start") }).click();
    await other;
    await expect(page.locator("video")).toBeVisible();
    await page.getByRole("button", { name: word("officer.scan.stop") }).click();

    // And where that one does not come either, the officer is told.
    await page.reload();
    await page.route("**/scan-reader.*.js*", (route) => route.abort());
    await page.getByRole("button", { name: word("officer.scan.start") }).click();
    await expect(page.getByText(word("officer.scan.no_reader"))).toBeVisible();
  } finally {
    await browser.close();
    camera.forget();
  }
});
