import http from "node:http";

/** What to ask for. `path` stands below the base and begins without a slash. */
export interface Wish {
  path: string;
  method?: string;
  headers?: Record<string, string>;
  json?: unknown;
  bytes?: Buffer;
}

/** What came back. */
export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  bytes: Buffer;
  text: string;
}

/** Asks a server on the loopback under the name of one of its hosts, as one of its own pages would. */
export function request(wish: Wish & { port: number; host: string; base: string }): Promise<Answer> {
  const body = wish.bytes ?? (wish.json === undefined ? undefined : Buffer.from(JSON.stringify(wish.json)));
  const headers: Record<string, string> = {
    host: wish.host,
    origin: `http://${wish.host}`,
    "sec-fetch-site": "same-origin",
    ...(wish.json === undefined ? {} : { "content-type": "application/json" }),
    ...(body ? { "content-length": String(body.length) } : {}),
    ...wish.headers,
  };
  return new Promise((resolve, reject) => {
    const sent = http.request(
      { host: "127.0.0.1", port: wish.port, path: wish.base + wish.path, method: wish.method ?? "GET", headers, agent: false },
      (incoming) => {
        const parts: Buffer[] = [];
        incoming.on("data", (part: Buffer) => parts.push(part));
        incoming.on("error", reject);
        incoming.on("end", () => {
          const bytes = Buffer.concat(parts);
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, bytes, text: bytes.toString("utf8") });
        });
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}
