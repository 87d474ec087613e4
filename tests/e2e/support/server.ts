import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";

import { type Answer, request, type Wish } from "./http";
import type { Region } from "./regions";
import { setting } from "./settings";

/** An officer's account of the demonstration. */
export interface Account {
  username: string;
  role: string;
}

/** How the server is started, where it differs from the demonstration at the root of its hosts. */
export interface Start {
  base?: string;
  /** Where an earlier one was. */
  port?: number;
  environment?: Record<string, string>;
}

/** What a page needs to know of a running server. */
export interface Served {
  /** Origin of a region. */
  origin(region: Region): string;
  /** Address of a page; `page` begins without a slash. */
  url(region: Region, page?: string): string;
  /** The one password of all demo accounts. */
  readonly password: string;
}

/** How long a start may take: keys, migrations, seeds, argon2. */
const PATIENCE = 60_000;

/** The real server with a database and files of its own, both regions, and messages shown instead of sent. */
export class DemoServer implements Served {
  private output = "";

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    readonly port: number,
    readonly base: string,
  ) {
    child.stdout?.on("data", (bytes) => (this.output += String(bytes)));
    child.stderr?.pipe(fs.createWriteStream(path.join(folder, "server.log")));
  }

  /** Starts it and waits until it is ready. */
  static async start({ base = "/", port: wanted, environment = {} }: Start = {}): Promise<DemoServer> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mppi-e2e-"));
    return DemoServer.over(folder, wanted ?? (await freePort()), base, environment);
  }

  private static async over(folder: string, port: number, base: string, environment: Record<string, string>): Promise<DemoServer> {
    const child = spawn(setting("MPPI_SERVER"), ["serve"], {
      env: {
        PATH: process.env.PATH,
        MPPI_DEMO: "1",
        MPPI_LISTEN: `127.0.0.1:${port}`,
        MPPI_DATABASE_URL: `sqlite://${folder}/mppi.db`,
        MPPI_BLOBS: `file://${folder}/blobs`,
        MPPI_KEY_FILE: path.join(folder, "mppi.key"),
        MPPI_DIST: setting("MPPI_DIST"),
        MPPI_REGIONS: setting("MPPI_REGIONS"),
        MPPI_BASE: base,
        ...environment,
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const server = new DemoServer(child, folder, port, base);
    await server.untilReady();
    return server;
  }

  /** Process id of the running server. */
  get pid(): number {
    if (this.child.pid === undefined) throw new Error("the server has no process");
    return this.child.pid;
  }

  /** What it has printed. */
  get printed(): string {
    return this.output;
  }

  /** Host and port of a region, as browsers name it. */
  host(region: Region): string {
    return `${region}.localhost:${this.port}`;
  }

  /** Origin of a region. */
  origin(region: Region): string {
    return `http://${this.host(region)}`;
  }

  /** Address of a page; `page` begins without a slash. */
  url(region: Region, page = ""): string {
    return `${this.origin(region)}${this.base}${page}`;
  }

  /** The one password of all demo accounts. */
  get password(): string {
    const password = /password of every demo account is (\S+)/.exec(this.output)?.[1];
    if (!password) throw new Error(`the server printed no password:\n${this.output}`);
    return password;
  }

  /** The accounts of a region, as they were printed at the start. */
  accounts(region: Region): Account[] {
    const own = this.output.split("\n\n").find((block) => block.includes(`//${region}.`)) ?? "";
    return [...own.matchAll(/^ {2}account +(\S+) +(\S+)$/gm)].map(([, username = "", role = ""]) => ({ username, role }));
  }

  /** A request from Node, which does not resolve `*.localhost`. */
  send(region: Region, wish: Wish): Promise<Answer> {
    return request({ port: this.port, host: this.host(region), base: this.base, ...wish });
  }

  /** Kilobytes that it holds in memory. */
  memory(): number {
    return this.status("VmRSS");
  }

  /** Kilobytes that it held at most. */
  peak(): number {
    return this.status("VmHWM");
  }

  private status(name: string): number {
    const status = fs.readFileSync(`/proc/${this.pid}/status`, "utf8");
    return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]);
  }

  /** What it has logged. */
  log(): string {
    return fs.readFileSync(path.join(this.folder, "server.log"), "utf8");
  }

  /** Ends it, and starts it anew over the same data at the same place. */
  async restart(environment: Record<string, string> = {}): Promise<DemoServer> {
    await this.kill();
    return DemoServer.over(this.folder, this.port, this.base, environment);
  }

  private async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGKILL");
    await gone;
  }

  /** Ends it and takes its data away. */
  async stop(): Promise<void> {
    await this.kill();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private async untilReady(): Promise<void> {
    const until = Date.now() + PATIENCE;
    while (Date.now() < until) {
      if (this.child.exitCode !== null) break;
      const answer = await this.send("sinjai", { path: "readyz" }).catch(() => undefined);
      if (answer?.status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const log = this.log();
    await this.stop();
    throw new Error(`the server did not become ready:\n${log}\n${this.output}`);
  }
}

/** A port of the loopback that nobody uses. */
export async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as net.AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
