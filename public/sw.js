// The service worker of one portal: it starts without a network from what it has kept. `cargo xtask dist` puts the list
// of the build in. It never keeps an answer of the API. It takes over when no page of the last build is open or when
// somebody wants it, and leaves what an open page of the last build may still need. Where the browser wakes it for that, it sends what waits in the outbox.
import { deliver } from "./outbox/sender.js";

// In a list, so that it is named once however it is made small.
const [build] = ["mppi:build"];
const scope = new URL(self.registration.scope);
const base = new URL(build.portal === "officer" ? "../" : "./", scope).pathname;
// Several regions, portals and paths may share an origin, and two builds live side by side during an update.
const PREFIX = `mppi ${scope.pathname} `;
const NAME = PREFIX + build.version;
const SHELL = scope.href;
const KEPT_AT = "x-kept-at";
// Milliseconds that a file of the build may take; what did not come by then is asked for another time. And until a page begins.
const PATIENCE = 300_000;
const PAGE_PATIENCE = 20_000;
// The list of pages that were open when this build took over.
const OF_LAST = new URL("pages-of-the-last-build", scope).href;
// The interface, the demonstration, what watches the server, and the other portal.
const LEFT_ALONE = ["api/", "demo/", "petugas", "healthz", "readyz", "metrics"];
// Pages that the server draws by itself as well; where it cannot be reached, the portal says so.
const SERVERS_OWN = ["lacak", "verifikasi"];

// Where the manifest sends what is shared, and where the page fetches it.
const SHARE = "bagikan";
const SHARED = "bagikan/berkas";
// In memory only: it is still where it was shared from.
let shared;

const AHEAD = /<link rel="preload" as="fetch"[^>]*>/g;
const WORDS = /<link rel="preload" as="fetch"[^>]*href="([^"]+\/words-[^"]+)"[^>]*>/;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("message", (event) => event.data === "take-over" && self.skipWaiting());
self.addEventListener("sync", (event) => event.waitUntil(send(event.tag)));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== scope.origin || !url.pathname.startsWith(base)) return;
  const path = url.pathname.slice(base.length);
  if (request.method === "POST" && path === SHARE) event.respondWith(receive(request));
  if (request.method !== "GET") return;
  if (path === SHARED) {
    event.respondWith(handOver());
    return;
  }
  if (request.mode === "navigate") {
    const is = (start) => path.startsWith(start);
    if (build.portal === "officer") event.respondWith(page(event));
    else if (SERVERS_OWN.some(is)) event.respondWith(begun(request).catch(() => page(event)));
    else if (!LEFT_ALONE.some(is)) event.respondWith(page(event));
  } else if (isImmutable(path, url)) {
    event.respondWith(kept(request));
  }
});

function isImmutable(path, url) {
  if (path.startsWith("assets/")) return path !== "assets/build.txt";
  return (path === "theme.css" || path.startsWith("brand/")) && url.searchParams.has("v");
}

async function install() {
  const cache = await caches.open(NAME);
  const shell = await fetch(SHELL, { cache: "no-store", signal: inTime() });
  const text = await shell.clone().text();
  // During an update the page may still be that of the last build; the browser tries again later.
  if (!shell.ok || !text.includes(`"build":"${build.version}"`)) throw new Error("the shell is of another build");
  // What carries a hash comes from the browser's own cache where it is there. The words of the portal's first language
  // stand in the build's list and in the page, and addAll takes no address twice.
  const wanted = [...build.precache, ...looks(text)].map((address) => new URL(address, scope).href);
  await keepAll(cache, [...new Set([...wanted, ...wanted.flatMap(restOf)])]);
  await keepShell(cache, shell, text);
}

/** The region's own colours, crest and motif, and the words of the page's language, as the page names them. */
function looks(text) {
  const named = text.match(/[^"'(\s]*(?:theme\.css|brand\/[\w.-]+)\?v=\w+/g) ?? [];
  const words = WORDS.exec(text);
  return [...new Set(words ? [...named, words[1]] : named)].map((address) => new URL(address, new URL(base, scope)).href);
}

/** What an address is of no use without: the rest of a language's words. */
function restOf(address) {
  const [, rest] = Object.entries(build.together).find(([first]) => new URL(first, scope).href === address) ?? [];
  return rest ? [new URL(rest, scope).href] : [];
}

function keepAll(cache, addresses) {
  const signal = inTime();
  return cache.addAll(addresses.map((address) => new Request(address, { signal })));
}

/** What gives up a request that takes too long. */
function inTime() {
  const late = new AbortController();
  setTimeout(() => late.abort(), PATIENCE);
  return late.signal;
}

/** A page of the server, once it begins to come. */
async function begun(request) {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PAGE_PATIENCE);
  try {
    return await fetch(request, { signal: late.signal });
  } finally {
    clearTimeout(timer);
  }
}

async function keepShell(cache, response, text) {
  const headers = new Headers(response.headers);
  headers.set(KEPT_AT, String(Date.now()));
  await cache.put(SHELL, new Response(text, { headers }));
}

async function receive(request) {
  const form = await request.formData().catch(() => undefined);
  const file = form?.get("foto");
  shared = file instanceof File ? file : undefined;
  return Response.redirect(new URL(SHARE, new URL(base, scope)).href, 303);
}

/** The shared file, with its name in a header; once. */
function handOver() {
  const file = shared;
  shared = undefined;
  if (!file) return new Response(null, { status: 204 });
  return new Response(file, { headers: { "x-shared-name": encodeURIComponent(file.name) } });
}

/**
 * Sends what waits in the outbox of a database, also what an open page was sending when it was closed. What fails here is tried
 * again by the browser.
 */
async function send(database) {
  const left = await deliver(database, { hurry: true });
  if (left.waiting > 0) throw new Error("there is still something to send");
}

/** Pages that are open now are of the last build; they are remembered until they are gone. */
async function takeOver() {
  const cache = await caches.open(NAME);
  await cache.put(OF_LAST, new Response(JSON.stringify(await openPages())));
  await forgetOthers(cache);
}

/** Throws away the builds before, once no page needs them. */
async function forgetOthers(cache) {
  const ofLast = await cache.match(OF_LAST).then((kept) => kept?.json());
  const open = await openPages();
  if (!ofLast || ofLast.some((id) => open.includes(id))) return;
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== NAME).map((name) => caches.delete(name)));
  await cache.delete(OF_LAST);
}

async function openPages() {
  // Also those that were opened before there was a worker: they are of the last build too.
  return (await self.clients.matchAll({ type: "window", includeUncontrolled: true })).map(({ id }) => id);
}

/** The page from the cache at once, refreshed behind the scenes; from the network where it is not kept. */
async function page(event) {
  const cache = await caches.open(NAME);
  const shell = await cache.match(SHELL, { ignoreVary: true });
  if (!shell) return fetch(event.request);
  event.waitUntil(refresh(cache).catch(() => {}));
  event.waitUntil(forgetOthers(cache));
  return onTime(shell);
}

async function refresh(cache) {
  const response = await fetch(SHELL, { cache: "no-cache", signal: inTime() });
  const text = await response.clone().text();
  if (response.ok && text.includes(`"build":"${build.version}"`)) await keepShell(cache, response, text);
}

/**
 * The portal takes the server's time from its page, so a kept page has to go on counting. It fetches nothing ahead: the
 * words are here, and which page of the portal this will be is not known.
 */
async function onTime(shell) {
  const passed = Math.max(0, Date.now() - Number(shell.headers.get(KEPT_AT)));
  const text = await shell.text();
  const now = text.replace(AHEAD, "").replace(/"now":"([^"]+)"/, (whole, then) => {
    const at = Date.parse(then);
    return Number.isNaN(at) ? whole : `"now":"${new Date(at + passed).toISOString()}"`;
  });
  return new Response(now, { headers: shell.headers });
}

async function kept(request) {
  const cache = await caches.open(NAME);
  const found = await caches.match(request, { ignoreVary: true });
  if (found) return found;
  const response = await fetch(request, { signal: inTime() });
  // A full device keeps nothing more, and the page works as without a worker.
  if (response.ok) await cache.put(request, response.clone()).catch(() => {});
  if (response.ok) await keepAll(cache, restOf(request.url)).catch(() => {});
  return response;
}
