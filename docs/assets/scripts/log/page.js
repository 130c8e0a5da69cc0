// The log's page: what is stored is shown, and shown anew after every change, also one in another tab.

import { advice } from "./advice.js";
import { bar as wired } from "./bar.js";
import { bring } from "./bring.js";
import { table as csv } from "./csv.js";
import { today } from "./days.js";
import { save } from "./files.js";
import { form as formed } from "./form.js";
import { written } from "./format.js";
import { ask, unfinished } from "./morning.js";
import { tell } from "./next_run.js";
import { judge } from "./pain.js";
import { chart } from "./picture.js";
import { plan } from "./planner.js";
import { question } from "./question.js";
import { KEY, open } from "./store.js";
import { table } from "./table.js";
import { several, shortName } from "./words.js";

/** Start the log in `root`, the element that the page brings. */
export function start(root) {
  root.prepend(root.querySelector("template:not([data-failed])").content);
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const bands = JSON.parse(root.dataset.bands);
  const exercises = new Map([...root.querySelectorAll("[name=exercises]")].map((box) => [box.value, box.dataset.words]));
  const log = open(() => localStorage);
  const bar = wired(part("bar"), root.querySelector("[data-says]"));
  let wide = 0; // the width for which the chart was drawn
  let all = false; // whether every row of the table is shown
  let seen = log.view();

  const form = formed(part("form"), { unit: () => seen.unit, save: keep, cancelled: (entry) => focus(`Edit ${entry.id}`) });
  const unit = root.querySelector("[name=unit]");

  /** Change the log, and show it; returns what takes the change back. */
  function change(entries, chosen = "") {
    const before = new Map(entries.map(([id]) => [id, seen.entries.get(id) ?? null]));
    seen = log.change(entries, chosen);
    show();
    return () => {
      change([...before]);
      bar.say("Taken back.");
    };
  }

  function keep(entry, edited) {
    const back = change([[entry.id, entry]]);
    const where = seen.waiting ? "Not stored yet, see above" : "Saved";
    bar.say(`${where}: ${shortName(entry)}. ${part("advice").querySelector("h3")?.textContent ?? ""}`, { back });
    if (edited) focus(`Edit ${entry.id}`);
  }

  function remove(entry) {
    const back = change([[entry.id, null]]);
    bar.say(`Deleted: ${shortName(entry)}.`, { back: () => { back(); focus(`Delete ${entry.id}`); }, focus: true });
  }

  const focus = (key) => root.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();

  function show() {
    const entries = [...seen.entries.values()];
    const judged = judge(entries, bands);
    const key = root.contains(document.activeElement) ? document.activeElement.dataset.key : "";
    root.dataset.answer = judged.answer;
    root.dataset.entries = String(entries.length > 0);
    unit.value = seen.unit;
    warn();
    part("advice").replaceChildren(advice(root, judged));
    ask(part("morning"), unfinished(entries));
    tell(part("next"), plan(entries, seen.unit, today()), seen.unit, judged.answer);
    part("table").replaceChildren(...(entries.length ? table(entries, { unit: seen.unit, exercises, all, edit: form.edit, remove, more }) : []));
    picture();
    if (key) focus(key);
  }

  function more() {
    all = true;
    show();
    part("table").querySelector("button")?.focus();
  }

  /** The chart has the width of its place, so that its letters are as large as all others. */
  function picture() {
    const entries = [...seen.entries.values()];
    const width = Math.max(Math.floor(part("chart").clientWidth), 260);
    wide = part("chart").clientWidth;
    part("chart").replaceChildren(...(entries.length ? [chart(entries, seen.unit, width)] : []));
  }

  /** Say plainly what could not be stored, and what could not be read. */
  function warn() {
    for (const notice of root.querySelectorAll("[data-problem]")) notice.hidden = notice.dataset.problem !== seen.problem;
    part("unreadable").hidden = !seen.aside.length;
  }

  const file = (kind) => `running-log-${today()}.${kind}`;
  const saveLog = () => save(file("json"), written(seen), "application/json");
  const does = {
    save: saveLog,
    csv: () => save(file("csv"), `\uFEFF${csv(seen.entries.values(), seen.unit)}`, "text/csv"), // the mark tells spreadsheets: UTF-8
    print: () => printed("log"),
    retry: () => {
      seen = log.change();
      show();
      bar.say(seen.problem ? "There is still no room." : "Stored.");
    },
    "save-unreadable": saveUnreadable,
    "delete-unreadable": async () => {
      const words = { title: "Delete what could not be read?", text: "It is not in your log, and nobody can bring it back afterwards.", yes: "Delete it", save: saveUnreadable };
      if (!(await question(part("question"), words))) return;
      for (const { key } of seen.aside) log.discard(key);
      seen = log.change();
      show();
      bar.say("Deleted.");
    },
    "delete-all": async () => {
      const words = { title: "Delete the whole log?", text: `${several(seen.entries.size, "entry", "entries")} will go from this device.`, yes: "Delete everything", save: saveLog };
      if (!(await question(part("question"), words))) return;
      const before = [...seen.entries];
      const chosen = seen.unit;
      seen = log.clear();
      show();
      bar.say("The log is empty.", { back: () => { change(before, chosen); bar.say("Taken back."); }, focus: true });
    },
  };

  /** Print a part of the page: "log" or "paper". */
  function printed(what) {
    const about = document.documentElement.classList;
    about.add(`fc-prints-${what}`);
    addEventListener("afterprint", () => about.remove(`fc-prints-${what}`), { once: true });
    print();
  }

  function saveUnreadable() {
    seen.aside.forEach(({ text }, index) => save(`unreadable-log-${index + 1}.txt`, text, "text/plain"));
  }

  for (const button of root.querySelectorAll("[data-does]")) button.addEventListener("click", () => does[button.dataset.does]());
  for (const button of part("morning").querySelectorAll("[data-pain]")) {
    button.addEventListener("click", () => {
      const entry = seen.entries.get(part("morning").dataset.id);
      if (entry) keep({ ...entry, morning: Number(button.dataset.pain) });
    });
  }
  for (const button of document.querySelectorAll(".fc-grid-paper [data-prints]")) {
    button.hidden = false;
    button.addEventListener("click", () => printed(button.dataset.prints));
  }
  bring(part("bring"), {
    entries: () => seen.entries,
    add(entries, theirs) {
      const back = change(entries.map((entry) => [entry.id, entry]), seen.entries.size ? "" : theirs);
      bar.say(`Added: ${several(entries.length, "entry", "entries")}.`, { back, focus: true });
    },
  });
  unit.addEventListener("change", () => {
    const before = seen.unit;
    change([], unit.value);
    form.convert(before);
  });
  addEventListener("storage", ({ key }) => {
    if (key !== null && !key.startsWith(KEY)) return;
    seen = log.view();
    show();
  });
  addEventListener("beforeunload", (event) => seen.waiting && event.preventDefault());
  new ResizeObserver(() => part("chart").clientWidth !== wide && picture()).observe(part("chart"));
  show();
  root.dataset.ready = "";
}
