// Starts the portal. The page that the server wrote stays readable until the app takes its place,
// and stays there when loading fails, with words that say so. The app shows the same words when it
// has to give up later, so their button is wired in any case.
const portal = document.getElementById("portal");
const failed = document.getElementById("boot-failed");

async function start() {
  const glue = await import(portal.href);
  await glue.default({ module_or_path: portal.dataset.wasm });
}

function explain(error) {
  console.error(error);
  failed.hidden = false;
}

document.getElementById("boot-retry").addEventListener("click", () => location.reload());
// Keeps the portal on the device once the page itself needs nothing more. Without it everything works, online.
async function keep() {
  const { serviceWorker } = navigator;
  try {
    const registration = await serviceWorker.register(new URL("sw.js", document.baseURI));
    announce(registration);
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", () => announce(registration));
    });
    // A page that stays open for days asks when it is looked at.
    document.addEventListener("visibilitychange", () => document.hidden || registration.update().catch(() => {}));
    addEventListener("build-wanted", () => {
      serviceWorker.addEventListener("controllerchange", () => location.reload());
      registration.waiting?.postMessage("take-over");
    });
  } catch (error) {
    console.info(error);
  }
}

// For src/platform/module.rs.
window.loadModule = (address) => import(address);

// The browser offers to install the portal whenever it likes; the portal offers it where it helps (src/platform/install.rs).
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.installPrompt = event;
  dispatchEvent(new Event("install-offered"));
});

// A newer build is on the device; the portal says so, and takes it when the person wants it.
function announce({ active, waiting }) {
  if (!active || !waiting) return;
  document.documentElement.dataset.build = "waits";
  dispatchEvent(new Event("build-waits"));
}

// Who saves data is made to fetch the rest of the portal once something is typed: until then there is nothing to lose.
function keepInTime() {
  const { connection, serviceWorker } = navigator;
  if (!serviceWorker) return;
  if (connection?.saveData && !serviceWorker.controller) addEventListener("input", keep, { once: true });
  else setTimeout(keep, 3000);
}

if (document.documentElement.dataset.browser !== "old") start().then(keepInTime).catch(explain);
