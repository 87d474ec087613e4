import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import tls from "node:tls";

import { chromium } from "@playwright/test";

import { CitizenPortal } from "./pages/citizen-portal";
import { OfficerPortal } from "./pages/officer-portal";
import { newContact } from "./support/contact";
import { heap } from "./support/heap";
import type { Cast, Look } from "./support/journey";
import { letter, SKU } from "./support/letter-journey";
import { measured } from "./support/measured";
import { birthCertificate } from "./support/parent-journey";
import type { Region } from "./support/regions";
import { DemoServer, freePort, type Served } from "./support/server";
import { setting } from "./support/settings";
import { DESK, expect, PHONE, test } from "./support/test";
import { word } from "./support/words";

/** Both documents go their whole way, twice. */
test.describe.configure({ timeout: 300_000 });

/** Pages are the same wherever they are served, and looked at elsewhere. */
const passing: Look = () => Promise.resolve();

test("the journeys go below a path", async ({ officer, ownServer, window }) => {
  const server = await ownServer({ base: "/mpp/" });
  const cast = async (): Promise<Cast> => ({
    citizen: new CitizenPortal(await (await window(PHONE)).newPage(), server, "sinjai"),
    contact: newContact(),
    officer: (username) => officer("sinjai", username, server),
    look: passing,
  });
  const parent = await cast();
  await birthCertificate(parent);
  const { page } = parent.citizen;
  // Measured here, where no page is looked at: what axe leaves behind weighs six times what the page does.
  measured("citizen.heap_mb", await heap(page));
  expect(new URL(page.url()).pathname).toMatch(/^\/mpp\//);
  const [cookie] = (await page.context().cookies()).filter((cookie) => cookie.name === "__Host-mppi-citizen");
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, path: "/" });
  await letter(await cast(), SKU);
});

const DOMAIN = "mpp.example.go.id";

/** The shipped configuration on a free port, with a certificate of its own. */
class Proxy {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(port: number, server: number): Promise<Proxy> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mppi-nginx-"));
    const [key, certificate] = [path.join(folder, "key.pem"), path.join(folder, "fullchain.pem")];
    execFileSync("openssl", [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"],
      ...["-subj", `/CN=${DOMAIN}`, "-addext", `subjectAltName=DNS:${DOMAIN},DNS:*.${DOMAIN}`],
      ...["-keyout", key, "-out", certificate],
    ], { stdio: "pipe" });
    const shipped = fs.readFileSync(path.join(__dirname, "../../deploy/nginx.conf"), "utf8");
    const site = shipped
      // Port 80 is another's here, and so may IPv6 be.
      .replace(/server \{\s*listen 80;[\s\S]*?\n\}\n/, "")
      .replace(/^\s*listen \[::\]:443.*$/gm, "")
      .replace("listen 443 ssl", `listen 127.0.0.1:${port} ssl`)
      .replace("127.0.0.1:8080", `127.0.0.1:${server}`)
      .replace("/etc/mppi/tls/fullchain.pem", certificate)
      .replace("/etc/mppi/tls/key.pem", key);
    expect(site).not.toMatch(/listen (80|443)|:8080/);
    const places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`);
    const user = os.userInfo().uid === 0 ? `user ${os.userInfo().username};` : "";
    const whole = `${user}
      daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
      events {}
      http { access_log off; include ${mimeTypes()}; ${places.join(" ")}
      ${site} }`;
    fs.writeFileSync(path.join(folder, "nginx.conf"), whole);
    const child = spawn("nginx", ["-e", path.join(folder, "error.log"), "-c", path.join(folder, "nginx.conf")], { stdio: "pipe" });
    const proxy = new Proxy(child, folder);
    await expect(() => proxy.answers(port), "nginx answers").toPass({ timeout: 10_000, intervals: [50] });
    return proxy;
  }

  private async answers(port: number): Promise<void> {
    if (this.child.exitCode !== null) throw new Error(fs.readFileSync(path.join(this.folder, "error.log"), "utf8"));
    await new Promise<void>((resolve, reject) => {
      const socket = tls.connect({ port, host: "127.0.0.1", rejectUnauthorized: false }, () => {
        socket.end();
        resolve();
      });
      socket.on("error", reject);
    });
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      const gone = new Promise((resolve) => this.child.once("exit", resolve));
      this.child.kill("SIGTERM");
      await gone;
    }
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

function mimeTypes(): string {
  return "/etc/nginx/mime.types";
}

/** Regions behind TLS are reached by the names of the configuration. */
class PublicServer implements Served {
  constructor(
    private readonly inner: DemoServer,
    private readonly port: number,
  ) {}

  origin(region: Region): string {
    return `https://${region}.${DOMAIN}:${this.port}`;
  }

  url(region: Region, page = ""): string {
    return `${this.origin(region)}/${page}`;
  }

  get password(): string {
    return this.inner.password;
  }
}

test("the journeys go over TLS behind nginx", async ({ watch }) => {
  const port = await freePort();
  const server = await DemoServer.start({
    environment: {
      MPPI_PUBLIC_URL: `https://${DOMAIN}:${port}`,
      MPPI_HOSTS: DOMAIN,
      MPPI_TRUSTED_PROXIES: "127.0.0.1",
    },
  });
  const proxy = await Proxy.start(port, server.port);
  // A browser of its own: only this one is told where the names lead.
  const browser = await chromium.launch({
    executablePath: setting("MPPI_CHROMIUM"),
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--ignore-certificate-errors", `--host-resolver-rules=MAP *.${DOMAIN} 127.0.0.1`],
  });
  try {
    const behind = new PublicServer(server, port);
    const open = async (options: typeof PHONE) => {
      const context = await browser.newContext({ ...options, ignoreHTTPSErrors: true, locale: "id-ID", timezoneId: "Asia/Makassar" });
      watch.over(context);
      return context.newPage();
    };
    const officer = async (username: string) => {
      const portal = new OfficerPortal(await open(DESK), behind, "sinjai");
      await portal.signIn(username);
      return portal;
    };
    const cast = async (): Promise<Cast> => ({
      citizen: new CitizenPortal(await open(PHONE), behind, "sinjai"),
      contact: newContact(),
      officer,
      look: passing,
    });
    const parent = await cast();
    const { citizen: portal, contact } = parent;
    const { number } = await birthCertificate(parent);
    const answer = await portal.page.goto(behind.url("sinjai"));
    expect(answer?.headers()["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
    // The addresses in messages and QR codes are the public ones.
    const messages = await portal.messages();
    const received = messages.to(contact).filter({ hasText: word("server.notice.received.subject", { number }) });
    await expect(received).toContainText(`${behind.origin("sinjai")}/`);
    await expect(messages.page.getByRole("heading", { level: 1 })).toHaveText(word("server.messages.title"));
    await letter(await cast(), SKU);
  } finally {
    await browser.close();
    await proxy.stop();
    await server.stop();
  }
});
