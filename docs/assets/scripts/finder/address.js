// The answers in the address's fragment: #age=adult&places=heel-under,arch&feel=stabbing. It never leaves the device.

const NAMES = ["flags", "at_risk", "age", "places", "feel", "when", "signs"];

/** The fragment, without its `#`; empty if nothing was answered. */
export function toFragment(answers) {
  return NAMES.map((name) => [name, [answers[name] ?? []].flat().join(",")])
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${encodeURIComponent(value).replaceAll("%2C", ",")}`)
    .join("&");
}

/** The answers that a fragment holds, as lists; nothing if it is some other fragment. */
export function fromFragment(hash) {
  const found = new URLSearchParams(hash.replace(/^#/, ""));
  if (!NAMES.some((name) => found.get(name))) return null;
  return Object.fromEntries(NAMES.map((name) => [name, (found.get(name) ?? "").split(",").filter(Boolean)]));
}
