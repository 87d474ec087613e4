import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { type BrowserContext, chromium, type Page } from "@playwright/test";

import { setting } from "./settings";
import { PHONE } from "./test";

// A worker asks in the language of the browser, whatever a window pretends to be.
const FLAGS = ["--lang=id", "--accept-lang=id-ID", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** A phone's browser with a profile on the disk, which can be killed. */
export class MortalBrowser {
  context!: BrowserContext;
  page!: Page;
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), "mppi-mortal-"));

  async start(): Promise<void> {
    this.context = await chromium.launchPersistentContext(this.folder, { executablePath: setting("MPPI_CHROMIUM"), args: FLAGS, locale: "id-ID", ...PHONE });
    this.page = this.context.pages()[0] ?? (await this.context.newPage());
  }

  /** Closes it in peace and starts it again: browsers write cookies down some time later, or when they are closed. */
  async reopen(): Promise<void> {
    await this.context.close();
    await this.start();
  }

  /** Ends each of its processes without a word. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.context.once("close", resolve));
    for (const id of fs.readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      try {
        if (fs.readFileSync(`/proc/${id}/cmdline`, "utf8").includes(this.folder)) process.kill(Number(id), "SIGKILL");
      } catch {
        // It ended by itself meanwhile.
      }
    }
    await gone;
    fs.rmSync(path.join(this.folder, "SingletonLock"), { force: true });
  }

  async stop(): Promise<void> {
    await this.context.close().catch(() => {});
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}
