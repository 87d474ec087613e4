// One request to the API. What comes of it is an answer or a Trouble, and nothing else.

/** Milliseconds that a small request may take on a bad connection, and one that carries a file. */
export const PATIENCE = 20_000;
export const LONG_PATIENCE = 90_000;

/** What the server says and may soon say no more; the last two of a file that it does not have whole yet. */
const PASSING = ["unavailable", "internal", "throttled", "upload_missing", "wrong_offset"];

/** Why something did not work: the server's problem, or the word for having no answer. */
export class Trouble extends Error {
  /** `offline`, `timed_out` or `unreadable` where the server said nothing that can be read; `current` is what it has. */
  constructor(why, current) {
    super(typeof why === "string" ? why : why.code);
    this.why = why;
    this.current = current;
  }

  get code() {
    return typeof this.why === "string" ? undefined : this.why.code;
  }

  /** Whether there is no way to the server at all. */
  get isOffline() {
    return this.why === "offline";
  }

  /** True where the same request may well work a little later. */
  get isPassing() {
    return typeof this.why === "string" || PASSING.includes(this.why.code);
  }
}

/** What proxies in between say, who do not speak our language. */
const CODES = { 401: "not_signed_in", 404: "not_found", 413: "too_large", 429: "throttled", 460: "checksum_mismatch" };

/** Sends a request; what is no success is thrown as Trouble. `signal` gives it up. */
export async function send(method, url, { headers = {}, body, patience = PATIENCE, keepalive, signal } = {}) {
  const abort = new AbortController();
  const giveUp = () => abort.abort();
  if (signal?.aborted) giveUp();
  signal?.addEventListener("abort", giveUp);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    abort.abort();
  }, patience);
  try {
    const response = await fetch(url, { method, headers, body, keepalive, signal: abort.signal, cache: "no-store" });
    const text = await response.text();
    tell("server-reached");
    if (response.ok) return { status: response.status, headers: response.headers, text };
    throw refusal(response.status, text);
  } catch (error) {
    if (error instanceof Trouble) throw error;
    if (!signal?.aborted) tell("server-lost");
    throw new Trouble(isLate ? "timed_out" : "offline");
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", giveUp);
  }
}

/** Tells the page what was seen of the way to the server: browsers merely believe that there is one. */
function tell(what) {
  if (globalThis.document) dispatchEvent(new Event(what));
}

function refusal(status, text) {
  try {
    const said = JSON.parse(text);
    if (typeof said.code === "string") {
      const { current, ...problem } = said;
      return new Trouble(problem, current);
    }
  } catch {
    // A proxy's page: its status must do.
  }
  const code = CODES[status] ?? (status >= 502 && status <= 504 ? "unavailable" : status >= 500 ? "internal" : undefined);
  return new Trouble(code ? { type: "about:blank", title: "", status, code, trace_id: "" } : "unreadable");
}
