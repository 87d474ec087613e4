import { execFileSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import tls from "node:tls";

import { freePort } from "./server";

/** The line between a browser and the server: with TLS where the browser wants it, and it can be cut for real. */
export class Line {
  private listener?: net.Server;
  private readonly sockets = new Set<net.Socket>();
  private far = 0;

  private constructor(
    readonly port: number,
    private readonly certificate?: { key: Buffer; cert: Buffer },
  ) {}

  /** A line with a port, to nowhere yet: the server may have to be told its own address first. */
  static async plain(): Promise<Line> {
    return new Line(await freePort());
  }

  /** The same with TLS, under a certificate that is made for this run and that nobody vouches for. */
  static async secure(): Promise<Line> {
    return new Line(await freePort(), certificate());
  }

  /** `https` or `http`. */
  get scheme(): string {
    return this.certificate ? "https" : "http";
  }

  /** Connects it to a server on the loopback. */
  async lead(port: number): Promise<void> {
    this.far = port;
    await this.mend();
  }

  /** Cuts what is connected and lets nothing in any more. */
  async cut(): Promise<void> {
    const closed = new Promise((resolve) => (this.listener ? this.listener.close(resolve) : resolve(undefined)));
    for (const socket of this.sockets) socket.destroy();
    await closed;
    this.listener = undefined;
  }

  /** Lets browsers in again. */
  async mend(): Promise<void> {
    const listener = this.certificate ? tls.createServer(this.certificate) : net.createServer();
    listener.on(this.certificate ? "secureConnection" : "connection", (near: net.Socket) => this.join(near));
    await new Promise<void>((resolve) => listener.listen(this.port, "127.0.0.1", resolve));
    this.listener = listener;
  }

  private join(near: net.Socket): void {
    const far = net.connect(this.far, "127.0.0.1");
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        this.sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}

function certificate(): { key: Buffer; cert: Buffer } {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mppi-tls-"));
  const [key, cert] = [path.join(folder, "key.pem"), path.join(folder, "cert.pem")];
  try {
    const made = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
    const named = ["-subj", "/CN=sinjai.localhost", "-addext", "subjectAltName=DNS:sinjai.localhost,DNS:bengkulu-tengah.localhost"];
    execFileSync("openssl", ["req", ...made, ...named, "-keyout", key, "-out", cert], { stdio: "pipe" });
    return { key: fs.readFileSync(key), cert: fs.readFileSync(cert) };
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}
