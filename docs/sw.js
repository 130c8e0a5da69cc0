// The service worker stands at the root of the site, for it may keep only what lies below it.

import "./assets/scripts/offline/worker.js";
