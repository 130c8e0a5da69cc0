// What a reader has answered, in whatever shape it comes → one plain shape, with a note of what was not understood.

/** The names under which each answer may come; the first is ours. */
const NAMES = {
  flags: ["flags", "flag", "red_flags", "redFlags"],
  at_risk: ["at_risk", "atRisk", "risks", "risk"],
  age: ["age", "ages", "age_group", "ageGroup", "who"],
  places: ["places", "place", "where"],
  feel: ["feel", "feels"],
  when: ["when", "times", "time"],
  signs: ["signs", "sign"],
};
const WORDS = { feel: "feels", when: "times", signs: "signs" };
const YOUNGEST = [["older", 60], ["adult", 18], ["teen", 13], ["child", 0]];

/** Without citations, capitals and full stop: for comparing what was written with what a page says. */
export const plain = (text) => uncited(String(text)).toLowerCase().replace(/[\s.]+$/, "").trim();

/** A text of the guide without its `[@citations]`. */
export const uncited = (text) => (text.includes("[@") ? text.replace(/\s*\[@[^\]]*\]/g, "") : text);

/**
 * Bring answers into one shape.
 *
 * @param {object} guide what `guide.json` holds
 * @param {object} given the answers: each a string, a list, a Set or `{id: true}`
 * @returns {{flags: string[], at_risk: string[], age: string, places: string[], feel: string[], when: string[],
 *   signs: string[], spoken: string[], ignored: string[]}} `spoken` are flags given in the words of a page's doctor
 *   list; `ignored` is what the guide does not know, as "group: value"
 */
export function understood(guide, given) {
  const answers = given && typeof given === "object" ? given : {};
  const made = { flags: [], at_risk: [], age: "", places: [], feel: [], when: [], signs: [], spoken: [], ignored: [] };
  const add = (group, id) => made[group].includes(id) || made[group].push(id);
  for (const value of all(answers, "flags")) {
    const flag = named(guide.flags, value);
    if (flag) add("flags", flag);
    else made.spoken.push(String(value)); // perhaps the words of a page: rank() looks them up
  }
  for (const value of all(answers, "at_risk")) {
    const risk = named(guide.risks, value);
    if (risk) add("at_risk", risk);
    else if (value === true || ["true", "yes"].includes(plain(value))) add("at_risk", "at-risk");
    else if (!["false", "no", "none"].includes(plain(value))) made.ignored.push(`at_risk: ${value}`);
  }
  for (const value of all(answers, "age")) {
    const age = ageOf(guide, value);
    if (age) made.age = age;
    else made.ignored.push(`age: ${value}`);
  }
  for (const value of all(answers, "places")) {
    const place = named(guide.places, value, "name") || named(guide.places, value, "title");
    if (place) add("places", place);
    else if (!["none", "not-sure"].includes(value)) made.ignored.push(`places: ${value}`);
  }
  for (const group of Object.keys(WORDS)) {
    for (const value of all(answers, group)) {
      const home = [group, ...Object.keys(WORDS)].find((one) => named(guide.words?.[WORDS[one]], value));
      if (home) add(home, named(guide.words[WORDS[home]], value));
      else if (value !== "none") made.ignored.push(`${group}: ${value}`);
    }
  }
  const known = new Set(Object.values(NAMES).flat());
  for (const name of Object.keys(answers)) if (!known.has(name)) made.ignored.push(`${name}`);
  return made;
}

function all(answers, group) {
  return NAMES[group].flatMap((name) => list(answers[name]));
}

function list(value) {
  if (value === undefined || value === null || value === "" || value === false) return [];
  if (typeof value === "string") return value.includes(",") && !value.includes(" ") ? value.split(",") : [value];
  if (Array.isArray(value)) return value.flatMap(list);
  if (value instanceof Set) return [...value].flatMap(list);
  if (typeof value === "object") return Object.keys(value).filter((key) => value[key]);
  return [value];
}

/** The id of the entry with this id, or with these words. */
function named(entries, value, field = "words") {
  if (!entries || value === true) return "";
  const id = String(value).trim();
  if (Object.hasOwn(entries, id)) return id;
  const said = plain(id);
  return Object.keys(entries).find((key) => plain(entries[key][field] ?? "") === said) ?? "";
}

function ageOf(guide, value) {
  const years = typeof value === "number" ? value : /^\d+$/.test(String(value).trim()) ? Number(value) : NaN;
  if (Number.isFinite(years)) return years < 0 ? "" : YOUNGEST.find(([, from]) => years >= from)[0];
  return named(guide.labels?.ages, value);
}
