// Uploads with resume, after tus 1.0: what arrived once is not sent again, however often the line breaks.

import { LONG_PATIENCE, Trouble, send } from "./http.js";

/** Attempts in a row that may fail. */
const ATTEMPTS = 5;
const SMALLEST = 32 * 1024;
const LARGEST = 1024 * 1024;

/**
 * Uploads a file, or the rest of it. `progress` hears how many bytes are there; `signal` gives it up, and `pause` waits between
 * attempts.
 *
 * The file has `id`, `sha256`, `name` and `bytes`; `url` is where attachments are made. Throws Trouble.
 */
export async function upload(file, url, progress, { request = send, pause = sleep, signal } = {}) {
  const place = `${url}/${file.id}`;
  const length = file.bytes.length;
  let chunk = 2 * SMALLEST;
  let failures = 0;
  let restarts = 0;
  // Undefined before a place was asked for, null where it is not known how far it is.
  let offset;
  let furthest = 0;

  const ask = (method, at, headers = {}, body = undefined) =>
    request(method, at, { headers: { ...headers, "Tus-Resumable": "1.0.0" }, body, patience: LONG_PATIENCE, signal });

  const step = () => {
    if (offset === undefined) return ask("POST", url, { "Upload-Length": String(length), "Upload-Metadata": metadata(file) });
    if (offset === null) return ask("HEAD", place);
    const headers = { "Content-Type": "application/offset+octet-stream", "Upload-Offset": String(offset) };
    return ask("PATCH", place, headers, file.bytes.subarray(offset, Math.min(offset + chunk, length)));
  };

  while (offset === undefined || offset === null || offset < length) {
    const begun = Date.now();
    try {
      const there = position(await step());
      // What arrived before a line broke counts as well.
      if (there > furthest) failures = 0;
      else if (typeof offset === "number" && (failures += 1) >= ATTEMPTS) throw new Trouble("offline");
      furthest = Math.max(furthest, there);
      if (typeof offset === "number") chunk = nextChunk(chunk, Date.now() - begun);
      offset = there;
      progress(Math.min(there, length));
    } catch (error) {
      if (!(error instanceof Trouble) || signal?.aborted) throw error;
      if (error.code === "not_found" || error.code === "checksum_mismatch") {
        // The server knows nothing of it any more, or has other bytes: once more from the beginning.
        if ((restarts += 1) > 1) throw error;
        if (error.code === "checksum_mismatch") await ask("DELETE", place).catch(() => {});
        offset = undefined;
        furthest = 0;
      } else if (error.code === "wrong_offset" || (error.isPassing && error.code !== "throttled")) {
        if ((failures += 1) >= ATTEMPTS) throw error;
        if (error.code !== "wrong_offset") chunk = Math.max(chunk / 2, SMALLEST);
        if (offset !== undefined) offset = null;
      } else {
        throw error;
      }
      await pause(500 * 2 ** Math.min(Math.max(failures - 1, 0), 3));
    }
  }
}

/** A new place starts at nothing; everything else says where it is. */
function position({ status, headers }) {
  const said = headers.get("Upload-Offset");
  if (said === null && status !== 201) throw new Trouble("unreadable");
  return Number(said ?? 0);
}

function metadata({ id, sha256, name }) {
  return Object.entries({ id, sha256, name })
    .map(([key, value]) => `${key} ${btoa(String.fromCharCode(...new TextEncoder().encode(value)))}`)
    .join(",");
}

/**
 * Larger pieces where they go through quickly, smaller ones where each takes long: little is lost with a piece that does
 * not arrive, and the bar moves.
 */
function nextChunk(chunk, millis) {
  if (millis <= 1_500) return Math.min(chunk * 2, LARGEST);
  return millis <= 6_000 ? chunk : Math.max(chunk / 2, SMALLEST);
}

function sleep(millis) {
  return new Promise((resolve) => setTimeout(resolve, millis));
}
