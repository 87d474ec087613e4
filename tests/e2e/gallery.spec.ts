import fs from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

import { test as base, expect } from "@playwright/test";

import { violations } from "./support/look";
import { setting } from "./support/settings";

const KINDS: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".json": "application/json",
};

/** The gallery is plain files. */
const test = base.extend<object, { gallery: string }>({
  gallery: [
    async ({}, use) => {
      const root = setting("MPPI_GALLERY");
      const server = http.createServer((request, response) => {
        const asked = path.normalize(new URL(request.url ?? "/", "http://localhost").pathname);
        const file = path.join(root, asked.endsWith("/") ? `${asked}index.html` : asked);
        if (!file.startsWith(root) || !fs.existsSync(file)) return void response.writeHead(404).end();
        response.writeHead(200, { "content-type": KINDS[path.extname(file)] ?? "application/octet-stream" });
        fs.createReadStream(file).pipe(response);
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      await use(`http://localhost:${(server.address() as AddressInfo).port}`);
      server.close();
    },
    { scope: "worker" },
  ],
});

/** Examples that bring a frame of their own, and composed screens; all others stand on one sheet. */
const PAGES = ["", "app_frame", "citizen_frame", "home", "wizard", "inbox", "case"];

for (const name of PAGES) {
  test(`the gallery's ${name || "components"} can be used by everybody`, async ({ page, gallery }) => {
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.goto(`${gallery}/#${name}`);
        await page.reload();
        await expect(page.getByRole("main")).toBeVisible();
        expect(await violations(page), `${name || "components"}, ${colorScheme}, ${width} px`).toEqual([]);
      }
    }
  });
}
