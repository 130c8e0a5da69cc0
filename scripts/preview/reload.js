// Shows the open page anew when it is no longer as it was saved. Only the preview adds this script to pages.

const { version } = document.currentScript.dataset;

/** @type {EventSource | undefined} */
let changes;

function listen() {
  const asked = new URLSearchParams({ page: location.pathname, version: version ?? "" });
  changes = new EventSource(`/~preview/changes?${asked}`);
  changes.addEventListener("changed", () => location.reload());
}

function stop() {
  changes?.close();
  changes = undefined;
}

// A page that nobody looks at does not listen: browsers open only six connections to one place.
function follow() {
  stop();
  if (document.visibilityState === "visible") {
    listen();
  }
}

document.addEventListener("visibilitychange", follow);
addEventListener("pagehide", stop);
addEventListener("pageshow", follow);
