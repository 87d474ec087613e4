// Development only: `./dev watch` adds it to the shells. Loads the page again after a build.
const address = new URL("build.txt", import.meta.url);

async function build() {
  try {
    const answer = await fetch(address, { cache: "no-store" });
    return answer.ok ? await answer.text() : undefined;
  } catch {
    return undefined;
  }
}

const first = await build();
setInterval(async () => {
  const now = await build();
  if (now !== undefined && now !== first) location.reload();
}, 1000);
