// Sends what waits in the outbox: for an open page and for the service worker alike.
//
// An item names the exact bytes of its request, which are sent until the server has answered them. Files go first. What
// came of it is on the disk before anybody hears of it, unless the device is full. One page or worker sends at a time.
//
//   state of an item   what it means
//   waiting            it may go, or go again: `attempts`, not before `next_at`, `why` it did not the last time
//   sign_in            the account that sent it must be signed in; `is_other` where another one is
//
//   and what it ends with, when its draft is settled and the item goes
//   sent               the server has it; `receipt` is its answer
//   refused            the server does not take it, and `problem` says why; `requirement` where a file is meant
//   withdrawn          the person took it back before it went

import { Trouble, send } from "./http.js";
import { Store } from "./store.js";
import { upload } from "./tus.js";

/** Milliseconds until the next attempt, by how many failed; then always the last. */
const PAUSES = [3_000, 10_000, 30_000, 60_000, 180_000];
/** How often the server may say that it lacks files that it had. */
const ROUNDS = 2;

/**
 * Sends what may go. `hurry` does not wait for the pauses between attempts, and `begins` is waited for before the first of
 * them. Who comes while another page or the worker sends waits for its end. Gives how many items still wait for the network,
 * and when the first may go again.
 */
export async function deliver(name, { kept, hurry = false, begins = () => {} } = {}) {
  return alone(name, false, async () => {
    const store = await Store.open(name, kept);
    const channel = new BroadcastChannel(name);
    try {
      return await pass(store, (news) => channel.postMessage(news), hurry, begins);
    } finally {
      channel.close();
      store.close();
    }
  });
}

/** Takes an item back, unless it may have arrived already; whether it did. */
export async function withdraw(name, id, kept) {
  const done = await alone(name, true, async () => {
    const store = await Store.open(name, kept);
    const channel = new BroadcastChannel(name);
    try {
      const item = await store.item(id);
      if (!item || item.is_tried) return false;
      const { state } = item;
      item.state = { kind: "withdrawn" };
      const { draft, isWritten } = await store.settle(item);
      if (isWritten) channel.postMessage({ id, draft });
      else item.state = state;
      return isWritten;
    } finally {
      channel.close();
      store.close();
    }
  });
  return done ?? false;
}

function alone(name, ifAvailable, work) {
  // Without locks, as in an insecure context, the server's own care for repetitions must do.
  if (!navigator.locks) return work();
  return navigator.locks.request(`outbox ${name}`, { ifAvailable }, (lock) => (lock ? work() : undefined));
}

async function pass(store, tell, hurry, begins) {
  const signedIn = once(whoIsSignedIn);
  // An item waits for the earlier one of the same case.
  const held = new Set();
  let isOffline = false;
  let next;
  let waiting = 0;
  const items = await store.items();
  if (items.length > 0) await begins();
  for (const item of items) {
    const mayGo = !isOffline && !held.has(item.application) && (hurry || !(item.state.next_at > Date.now()));
    if (mayGo) {
      // Something has changed, so the pauses begin with the shortest again: a network is often there a little later.
      if (hurry) item.state.attempts = 0;
      if (await advance(item, store, tell, signedIn)) continue;
      isOffline = item.state.why === "offline";
    }
    held.add(item.application);
    if (item.state.kind === "waiting" || isOver(item)) {
      waiting += 1;
      next = Math.min(next ?? Infinity, item.state.next_at ?? Date.now() + (isOver(item) ? PAUSES.at(-1) : 0));
    }
  }
  return { waiting, next };
}

/** Tries an item and tells what came of it; whether it is done with. */
async function advance(item, store, tell, signedIn) {
  try {
    // One that is over could not be settled before.
    if (!isOver(item)) item.state = await attempt(item, store, tell, signedIn);
    if (isOver(item)) {
      const { draft, isWritten } = await store.settle(item);
      // A receipt is shown at once; what was refused can be changed only where the database knows of it.
      if (isWritten || item.state.kind === "sent") tell({ id: item.id, draft, is_unwritten: !isWritten });
      else tell({ id: item.id, state: { kind: "waiting", why: "full" } });
      return isWritten;
    }
    await store.put(item);
    tell({ id: item.id, state: item.state });
    return false;
  } catch (error) {
    // Such as a database that was closed. Nobody is left with the belief that it is on its way.
    tell({ id: item.id, state: outcome(item, error) });
    throw error;
  }
}

function isOver({ state }) {
  return ["sent", "refused", "withdrawn"].includes(state.kind);
}

/** One attempt; gives the state that the item is in then. */
async function attempt(item, store, tell, signedIn) {
  try {
    const account = await signedIn(item.session);
    if (account !== item.account) return { kind: "sign_in", is_other: true };
    for (let round = 0; ; round += 1) {
      const lost = await uploadMissing(item, store, tell);
      if (lost) return lost;
      tell({ id: item.id, moving: {} });
      // From here on it may have arrived, whatever is heard of it.
      item.is_tried = true;
      await store.put(item);
      try {
        const { text } = await send("PUT", item.url, { headers: { "Content-Type": "application/json" }, body: item.body });
        return { kind: "sent", receipt: item.has_receipt ? JSON.parse(text) : null };
      } catch (error) {
        if (error.code === "upload_missing" && round < ROUNDS) {
          for (const file of item.files) file.is_there = false;
        } else if (error.code === "id_reused" && item.has_receipt) {
          return await received(item, error);
        } else {
          throw error;
        }
      }
    }
  } catch (error) {
    return outcome(item, error);
  }
}

/** The server knows this id with other bytes: what it has is what counts. */
async function received(item, error) {
  try {
    const { text } = await send("GET", item.url);
    return { kind: "sent", receipt: JSON.parse(text) };
  } catch (lost) {
    throw lost.isPassing ? lost : error;
  }
}

async function uploadMissing(item, store, tell) {
  const missing = item.files.filter((file) => !file.is_there);
  for (const [index, file] of missing.entries()) {
    const moving = (percent) => tell({ id: item.id, moving: { number: index + 1, of: missing.length, percent } });
    moving(0);
    const bytes = await store.file(item.id, file.id);
    if (!bytes) return { kind: "refused", problem: null, requirement: file.requirement };
    try {
      await upload({ ...file, bytes }, item.uploads, (there) => moving(Math.floor((there * 100) / bytes.length)));
    } catch (error) {
      const state = outcome(item, error);
      return state.kind === "refused" ? { ...state, requirement: file.requirement } : state;
    }
    file.is_there = true;
    await store.put(item);
  }
  return undefined;
}

function outcome(item, error) {
  // A fault of ours must not lose the item either.
  const trouble = error instanceof Trouble ? error : new Trouble("unreadable");
  if (trouble.code === "not_signed_in") return { kind: "sign_in" };
  if (!trouble.isPassing) return { kind: "refused", problem: trouble.why };
  const attempts = (item.state.attempts ?? 0) + 1;
  const pause = Math.max(PAUSES[Math.min(attempts, PAUSES.length) - 1], (trouble.why.retry_after ?? 0) * 1_000);
  return { kind: "waiting", attempts, next_at: Date.now() + pause, why: trouble.why };
}

/** The account of a citizen, or an officer. */
async function whoIsSignedIn(url) {
  const session = JSON.parse((await send("GET", url)).text);
  return session.account_id ?? session.officer_id;
}

/** Asks once, and remembers what was said, or that it failed. */
function once(ask) {
  let asked;
  return (url) => (asked ??= ask(url));
}
