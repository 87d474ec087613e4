import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { freePort } from "../support/server";
import { Engine, enter, pick } from "./engine";
import { find, type Sought } from "./find";

/** The key under which WebDriver refers to an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

type Reference = { [ELEMENT]: string };

/** Where a page keeps what no script caught. */
const NOTES = "engines.complaints";

/** How long the driver and its browser may take to start. */
const PATIENCE = 20_000;

/** What spares a machine without a screen, a graphics card or a desktop. */
const PLAIN = { LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_DMABUF_RENDERER: "1", NO_AT_BRIDGE: "1", GTK_A11Y: "none", GDK_BACKEND: "x11" };

/** WebKitGTK's MiniBrowser, over classic WebDriver: the nearest to Safari that runs on Linux. */
export class WebKit extends Engine<Reference> {
  name = "WebKitGTK";
  private session = "";

  private constructor(
    private readonly children: ChildProcess[],
    private readonly home: string,
    private readonly port: number,
  ) {
    super();
  }

  static async start(driver: string): Promise<WebKit> {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), "mppi-webkit-"));
    const children: ChildProcess[] = [];
    // A test that takes too long ends its process, and nothing is left behind.
    process.once("exit", () => children.forEach((child) => child.kill()));
    const screen = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "400x900x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "ignore", "pipe"] });
    children.push(screen);
    const place = { DISPLAY: `:${await firstLine(screen)}`, HOME: home, XDG_RUNTIME_DIR: home, TZ: "Asia/Makassar" };
    const port = await freePort();
    children.push(spawn(driver, [`--port=${port}`], { env: { ...process.env, ...PLAIN, ...place }, stdio: "ignore" }));
    const engine = new WebKit(children, home, port);
    await engine.begin();
    return engine;
  }

  async open(url: string): Promise<void> {
    await this.ask("POST", "url", { url });
    await this.run(listen, NOTES);
  }

  async reload(): Promise<void> {
    await this.ask("POST", "refresh", {});
    await this.run(listen, NOTES);
  }

  complaints(): Promise<string[]> {
    return this.run((key) => JSON.parse(sessionStorage.getItem(key) ?? "[]") as string[], NOTES);
  }

  run<Result, Arguments extends unknown[]>(script: (...values: Arguments) => Result, ...values: Arguments): Promise<Awaited<Result>> {
    return this.call(script, values) as Promise<Awaited<Result>>;
  }

  protected async find(named: Sought): Promise<Reference | undefined> {
    return ((await this.call(find, [named])) as Reference | null) ?? undefined;
  }

  protected async click(element: Reference): Promise<void> {
    await this.ask("POST", `element/${element[ELEMENT]}/click`, {});
  }

  protected async keys(element: Reference, text: string): Promise<void> {
    await this.call(enter, [element]);
    await this.ask("POST", `element/${element[ELEMENT]}/value`, { text });
  }

  protected async files(element: Reference, file: string): Promise<void> {
    await this.ask("POST", `element/${element[ELEMENT]}/value`, { text: file });
  }

  protected async read(element: Reference): Promise<string> {
    return (await this.ask("GET", `element/${element[ELEMENT]}/property/value`)) as string;
  }

  protected async select(element: Reference, value: string): Promise<void> {
    await this.call(pick, [element, value]);
  }

  async close(): Promise<void> {
    await this.ask("DELETE", "").catch(() => {});
    const gone = this.children.map((child) => new Promise((resolve) => (child.exitCode === null ? child.once("exit", resolve) : resolve(undefined))));
    for (const child of this.children) child.kill();
    await Promise.all(gone);
    fs.rmSync(this.home, { recursive: true, force: true });
  }

  private async begin(): Promise<void> {
    const capabilities = { alwaysMatch: { acceptInsecureCerts: true } };
    const until = Date.now() + PATIENCE;
    for (;;) {
      try {
        const begun = (await this.ask("POST", undefined, { capabilities })) as { sessionId: string; capabilities: { browserVersion: string } };
        this.session = begun.sessionId;
        this.name = `WebKitGTK ${begun.capabilities.browserVersion}`;
        break;
      } catch (error) {
        // The driver may not listen yet.
        if (!(error instanceof TypeError) || Date.now() > until) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    await this.ask("POST", "timeouts", { script: 30_000, pageLoad: 30_000 });
    await this.ask("POST", "window/rect", { x: 0, y: 0, width: 360, height: 800 });
  }

  /** Waits for what the script gives, and passes its error on. */
  private async call(script: unknown, values: unknown[]): Promise<unknown> {
    const body = `const done = arguments[arguments.length - 1];
      Promise.resolve().then(() => (${script})(...[...arguments].slice(0, -1))).then((value) => done([value ?? null]), (error) => done([null, String(error)]));`;
    const [value, error] = (await this.ask("POST", "execute/async", { script: body, args: values })) as [unknown, string?];
    if (error !== undefined) throw new Error(error);
    return value;
  }

  /** A command of the session; without a path, one that makes the session. */
  private async ask(method: string, command: string | undefined, body?: unknown): Promise<unknown> {
    const place = command === undefined ? "session" : `session/${this.session}${command && `/${command}`}`;
    const answer = await fetch(`http://127.0.0.1:${this.port}/${place}`, { method, body: body === undefined ? undefined : JSON.stringify(body) });
    const { value } = (await answer.json()) as { value: { error?: string; message?: string } | null };
    if (!answer.ok) throw new Error(`${value?.error}: ${value?.message}`);
    return value;
  }
}

/** Runs in the page: notes what no script catches, through reloads. Classic WebDriver does not tell it. */
function listen(key: string): void {
  const note = (text: string) => sessionStorage.setItem(key, JSON.stringify([...JSON.parse(sessionStorage.getItem(key) ?? "[]"), text]));
  addEventListener("error", ({ message }) => note(message));
  addEventListener("unhandledrejection", ({ reason }) => note(String(reason)));
}

/** The number of the display that Xvfb has found free. */
function firstLine(screen: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    screen.stdio[3]?.once("data", (bytes) => resolve(String(bytes).trim()));
    screen.once("exit", () => reject(new Error("Xvfb did not start")));
    screen.once("error", reject);
  });
}
