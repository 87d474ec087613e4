import { type BrowserContext, type BrowserContextOptions, test as base, expect } from "@playwright/test";

import { CitizenPortal } from "../pages/citizen-portal";
import { OfficerPortal } from "../pages/officer-portal";
import type { Region } from "./regions";
import { DemoServer, type Start } from "./server";
import { Watch } from "./watch";

/** A cheap Android phone. */
export const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true, reducedMotion: "reduce" };

/** A PC at a counter. */
export const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" };

/** The server of the file whose tests are running. The next file gets another one, so that limits and data do not add up over files. */
class FileServer {
  private file = "";
  private running?: DemoServer;

  async of(file: string): Promise<DemoServer> {
    if (!this.running || this.file !== file) {
      await this.stop();
      this.running = await DemoServer.start();
      this.file = file;
    }
    return this.running;
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }
}

interface Together {
  fileServer: FileServer;
}

interface Each {
  /** One server for all tests of a file that need no other one. */
  server: DemoServer;
  /** Fails the test at its end where a browser complained of something. */
  watch: Watch;
  /** Starts a server of the test's own, where its data must not be mixed with that of other tests, or it stands elsewhere. */
  ownServer: (start?: Start) => Promise<DemoServer>;
  /** A window of its own; nothing in it is shared with another one. */
  window: (options: BrowserContextOptions) => Promise<BrowserContext>;
  /** Somebody with a phone, in a region. */
  citizen: (region: Region, options?: BrowserContextOptions) => Promise<CitizenPortal>;
  /** An officer who has signed in, in a region; at another server where a test has one of its own. */
  officer: (region: Region, username: string, at?: DemoServer) => Promise<OfficerPortal>;
}

export const test = base.extend<Each, Together>({
  fileServer: [
    async ({}, use) => {
      const server = new FileServer();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],

  server: async ({ fileServer }, use, info) => {
    await use(await fileServer.of(info.file));
  },

  watch: async ({}, use, info) => {
    const watch = new Watch();
    await use(watch);
    // A test that failed says more than what its browser complained of on the way.
    if (info.status === info.expectedStatus) expect(watch.unforeseen).toEqual([]);
    else if (watch.unforeseen.length > 0) await info.attach("complaints", { body: watch.unforeseen.join("\n") });
  },

  ownServer: async ({}, use) => {
    const servers: DemoServer[] = [];
    await use(async (start) => {
      const server = await DemoServer.start(start);
      servers.push(server);
      return server;
    });
    for (const server of servers) await server.stop();
  },

  // It names the servers so that it ends before them: a page that asks a server that has gone complains.
  window: async ({ browser, watch, ownServer: _ }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ locale: "id-ID", timezoneId: "Asia/Makassar", ...options });
      watch.over(context);
      contexts.push(context);
      return context;
    });
    for (const context of contexts) await context.close();
  },

  citizen: async ({ server, window }, use) => {
    await use(async (region, options = PHONE) => {
      const context = await window(options);
      return new CitizenPortal(await context.newPage(), server, region);
    });
  },

  officer: async ({ server, window }, use) => {
    await use(async (region, username, at = server) => {
      const context = await window(DESK);
      const portal = new OfficerPortal(await context.newPage(), at, region);
      await portal.signIn(username);
      return portal;
    });
  },
});

export { expect };
