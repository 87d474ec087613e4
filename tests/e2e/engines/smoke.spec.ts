import { expect, test } from "@playwright/test";

import { newContact } from "../support/contact";
import { Line } from "../support/line";
import { example, service } from "../support/regions";
import { DemoServer } from "../support/server";
import { maybeSetting, type Setting } from "../support/settings";
import { labelled, pattern, word } from "../support/words";
import { can } from "./abilities";
import type { Engine } from "./engine";
import { Firefox } from "./firefox";
import { Steps } from "./steps";
import { WebKit } from "./webkit";

/** Ten steps in the engines that are not Chromium's: from the first page to the receipt, over a line that is cut. */
test.describe.configure({ timeout: 120_000 });

interface Kind {
  setting: Setting;
  /** What Debian calls it. */
  debian: string;
  /** With TLS where the engine takes no secure cookie without it. */
  line: () => Promise<Line>;
  start: (executable: string) => Promise<Engine>;
}

const KINDS: Record<string, Kind> = {
  Firefox: { setting: "MPPI_FIREFOX", debian: "firefox-esr", line: () => Line.plain(), start: (executable) => Firefox.start(executable) },
  WebKitGTK: { setting: "MPPI_WEBKIT", debian: "webkit2gtk-driver xvfb openssl", line: () => Line.secure(), start: (executable) => WebKit.start(executable) },
};

const [REGION, CODE, CONTACT] = ["sinjai", "sku", newContact()] as const;

for (const [name, kind] of Object.entries(KINDS)) {
  test(`ten steps in ${name}`, async () => {
    const executable = maybeSetting(kind.setting);
    test.skip(executable === undefined, `${name} is not installed: apt-get install ${kind.debian}`);
    const line = await kind.line();
    const origin = `${line.scheme}://${REGION}.localhost:${line.port}`;
    const server = await DemoServer.start({ environment: { MPPI_PUBLIC_URL: `${line.scheme}://localhost:${line.port}` } });
    await line.lead(server.port);
    const engine = await kind.start(executable ?? "");
    try {
      await tenSteps(engine, new Steps(engine, server, origin), line);
      expect(await engine.complaints()).toEqual([]);
    } finally {
      await engine.close();
      await line.cut();
      await server.stop();
    }
  });
}

async function tenSteps(engine: Engine, portal: Steps, line: Line): Promise<void> {
  const definition = service(REGION, CODE);
  const answers = example(REGION, CODE);
  const [first, ...others] = definition.form.pages;
  const [nameField] = first?.fields ?? [];
  const email = first?.fields.find(({ kind }) => kind === "email");
  if (!first || !nameField || !email) throw new Error(`${CODE} asks for no name or e-mail address`);

  await test.step("1 opens the portal", async () => {
    await portal.open();
    await portal.at(word("home.question"));
  });
  const able = await engine.run(can);
  console.log(`      ${engine.name} ${JSON.stringify(able)}`);

  await test.step("2 opens a service", async () => {
    await portal.open(`layanan/${CODE}`);
    await portal.at(definition.name.id);
  });

  await test.step("3 begins", async () => {
    await portal.link("service.apply");
    await portal.at(word("wizard.guide_title"));
    await portal.link("wizard.begin");
    await portal.at(first.title.id);
  });

  await test.step("4 fills in a page", () => portal.fill(first, answers));

  await test.step("5 it is saved", () => portal.saved());

  await test.step("6 it is there after a reload", async () => {
    await engine.reload();
    await portal.at(first.title.id);
    expect(await portal.value(nameField)).toBe(answers[nameField.key]);
  });

  await test.step("7 signs in with a code", async () => {
    await portal.signIn(CONTACT);
    await portal.link("applications.continue");
    await portal.at(first.title.id);
    await portal.saved();
  });

  await test.step("8 goes on without a network", async () => {
    if (able.worker) await expect.poll(() => engine.run(isKept), { timeout: 30_000 }).toBe(true);
    await line.cut();
    await engine.type(labelled(email.label.id), "siti@contoh.id");
    await portal.saved();
    if (!able.worker) return;
    await engine.reload();
    await portal.at(first.title.id);
    expect(await portal.value(email)).toBe("siti@contoh.id");
    await engine.type(labelled(email.label.id), ".id");
    await portal.says(pattern("form.saved_offline"));
  });

  await test.step("9 the network comes back", async () => {
    await line.mend();
    await engine.type(labelled(email.label.id), ".id");
    await portal.saved();
  });

  await test.step("10 sends, once", async () => {
    await portal.button("wizard.save_next");
    for (const page of others) {
      await portal.at(page.title.id);
      await portal.fill(page, answers);
      await portal.button("wizard.save_next");
    }
    await portal.at(word("wizard.documents"));
    await portal.attachAll(definition);
    await portal.button("wizard.save_next");
    await portal.at(word("wizard.check_title"));
    await portal.link("wizard.to_send");
    await portal.at(word("wizard.send_title"));
    await engine.press({ role: "checkbox", name: word("wizard.declare") });
    await line.cut();
    await portal.button("wizard.submit");
    await portal.says(word("send.waiting"));
    await portal.says(word(able.sync ? "send.goes_alone" : "send.goes_while_open"));
    await line.mend();
    await portal.at(word("receipt.title"));
    expect(await engine.run(ownCases)).toHaveLength(1);
  });
}

/** Runs in the page: whether the portal is kept on the device. */
async function isKept(): Promise<boolean> {
  return (await navigator.serviceWorker.getRegistration())?.active?.state === "activated";
}

/** Runs in the page: the person's own cases, as the server has them. */
async function ownCases(): Promise<unknown[]> {
  const answer = await fetch("/api/v1/applications");
  return ((await answer.json()) as { applications: unknown[] }).applications;
}
