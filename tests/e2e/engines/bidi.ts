/** What is used of the WebSocket that Playwright brings along; Node has none of its own before 22. */
interface Socket {
  on(event: "open" | "close", listener: () => void): void;
  on(event: "message", listener: (data: Buffer) => void): void;
  on(event: "error", listener: (error: Error) => void): void;
  send(text: string): void;
  close(): void;
}

const { ws: WebSocket } = require("playwright-core/lib/utilsBundle") as { ws: new (url: string) => Socket };

interface Message {
  id?: number;
  type: "success" | "error" | "event";
  result?: unknown;
  error?: string;
  message?: string;
  method?: string;
  params?: unknown;
}

/** A connection that speaks WebDriver BiDi: commands with their answers, and events. */
export class Bidi {
  private last = 0;
  private readonly open = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  private readonly listeners = new Map<string, (params: unknown) => void>();

  private constructor(private readonly socket: Socket) {
    socket.on("message", (data) => this.take(JSON.parse(data.toString()) as Message));
    socket.on("error", () => socket.close());
    socket.on("close", () => {
      for (const { reject } of this.open.values()) reject(new Error("the browser is gone"));
    });
  }

  static connect(url: string): Promise<Bidi> {
    const socket = new WebSocket(url);
    return new Promise((resolve, reject) => {
      socket.on("open", () => resolve(new Bidi(socket)));
      socket.on("error", reject);
    });
  }

  send(method: string, params: unknown): Promise<unknown> {
    const id = ++this.last;
    this.socket.send(JSON.stringify({ id, method, params }));
    return new Promise((resolve, reject) => this.open.set(id, { resolve, reject }));
  }

  on(event: string, listener: (params: unknown) => void): void {
    this.listeners.set(event, listener);
  }

  close(): void {
    this.socket.close();
  }

  private take({ id, type, result, error, message, method, params }: Message): void {
    if (type === "event") return this.listeners.get(method ?? "")?.(params);
    const waiting = this.open.get(id ?? 0);
    this.open.delete(id ?? 0);
    if (type === "success") waiting?.resolve(result);
    else waiting?.reject(new Error(`${error}: ${message}`));
  }
}
