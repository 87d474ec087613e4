import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

import { Bidi } from "./bidi";
import { Engine, enter, pick } from "./engine";
import { find, type Sought } from "./find";

/** An element, as BiDi refers to it. */
interface Node {
  sharedId: string;
}

interface Log {
  level: string;
  type: string;
  text: string;
}

/** What a profile is told; what concerns updates and reports, Firefox sets by itself when it is driven. */
const PREFERENCES: Record<string, string | boolean | number> = {
  "intl.accept_languages": "id-ID, id",
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
};

/** Firefox, over WebDriver BiDi: Debian has no geckodriver, and this needs none. */
export class Firefox extends Engine<Node> {
  private readonly errors: string[] = [];

  private constructor(
    readonly name: string,
    private readonly child: ChildProcess,
    private readonly profile: string,
    private readonly bidi: Bidi,
    private readonly context: string,
  ) {
    super();
    bidi.on("log.entryAdded", (entry) => {
      const { level, type, text } = entry as Log;
      if (level === "error" && type === "javascript") this.errors.push(text);
    });
  }

  static async start(executable: string): Promise<Firefox> {
    const profile = fs.mkdtempSync(path.join(os.tmpdir(), "mppi-firefox-"));
    const lines = Object.entries(PREFERENCES).map(([key, value]) => `user_pref(${JSON.stringify(key)}, ${JSON.stringify(value)});`);
    fs.writeFileSync(path.join(profile, "user.js"), lines.join("\n"));
    const child = spawn(executable, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"], {
      env: { ...process.env, HOME: profile, TZ: "Asia/Makassar", MOZ_CRASHREPORTER_DISABLE: "1" },
      stdio: ["ignore", "ignore", "pipe"],
    });
    // A test that takes too long ends its process, and nothing is left behind.
    process.once("exit", () => child.kill("SIGKILL"));
    const bidi = await Bidi.connect(`${await address(child)}/session`);
    const { capabilities } = (await bidi.send("session.new", { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } })) as {
      capabilities: { browserName: string; browserVersion: string };
    };
    const { contexts } = (await bidi.send("browsingContext.getTree", {})) as { contexts: { context: string }[] };
    const context = contexts[0]?.context ?? "";
    await bidi.send("session.subscribe", { events: ["log.entryAdded"] });
    await bidi.send("browsingContext.setViewport", { context, viewport: { width: 360, height: 800 } });
    return new Firefox(`Firefox ${capabilities.browserVersion}`, child, profile, bidi, context);
  }

  complaints(): Promise<string[]> {
    return Promise.resolve(this.errors);
  }

  async open(url: string): Promise<void> {
    await this.bidi.send("browsingContext.navigate", { context: this.context, url, wait: "complete" });
  }

  async reload(): Promise<void> {
    await this.bidi.send("browsingContext.reload", { context: this.context, wait: "complete" });
  }

  async run<Result, Arguments extends unknown[]>(script: (...values: Arguments) => Result, ...values: Arguments): Promise<Awaited<Result>> {
    // JSON there and back spares BiDi's own way to write values.
    const body = `async (values) => JSON.stringify((await (${script})(...JSON.parse(values))) ?? null)`;
    const { value } = await this.call(body, [{ type: "string", value: JSON.stringify(values) }]);
    return JSON.parse(value ?? "null") as Awaited<Result>;
  }

  protected async find(named: Sought): Promise<Node | undefined> {
    const found = await this.call(`(named) => (${find})(JSON.parse(named))`, [{ type: "string", value: JSON.stringify(named) }]);
    return found.sharedId === undefined ? undefined : { sharedId: found.sharedId };
  }

  protected async click(element: Node): Promise<void> {
    const origin = { type: "element", element };
    const press = [
      { type: "pointerMove", x: 0, y: 0, origin },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ];
    await this.act({ type: "pointer", id: "finger", parameters: { pointerType: "mouse" }, actions: press });
  }

  protected async keys(element: Node, text: string): Promise<void> {
    await this.call(String(enter), [element]);
    const actions = [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await this.act({ type: "key", id: "keyboard", actions });
  }

  protected async files(element: Node, file: string): Promise<void> {
    await this.bidi.send("input.setFiles", { context: this.context, element, files: [file] });
  }

  protected async read(element: Node): Promise<string> {
    return (await this.call("(field) => field.value", [element])).value ?? "";
  }

  protected async select(element: Node, value: string): Promise<void> {
    await this.call(String(pick), [element, { type: "string", value }]);
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.child.once("exit", resolve));
    this.bidi.close();
    this.child.kill();
    await gone;
    fs.rmSync(this.profile, { recursive: true, force: true });
  }

  private async act(source: unknown): Promise<void> {
    await this.bidi.send("input.performActions", { context: this.context, actions: [source] });
  }

  private async call(functionDeclaration: string, values: unknown[]): Promise<{ sharedId?: string; value?: string }> {
    const answer = (await this.bidi.send("script.callFunction", {
      functionDeclaration,
      arguments: values,
      target: { context: this.context },
      awaitPromise: true,
    })) as { result?: { sharedId?: string; value?: string }; exceptionDetails?: { text: string } };
    if (answer.exceptionDetails) throw new Error(answer.exceptionDetails.text);
    return answer.result ?? {};
  }
}

/** Where it listens, as it prints it. */
function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stderr?.on("data", (bytes) => {
      printed += String(bytes);
      const [, found] = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(printed) ?? [];
      if (found) resolve(found);
    });
    child.once("exit", () => reject(new Error(`Firefox did not start:\n${printed}`)));
    child.once("error", reject);
  });
}
