// The form for one entry: what was typed as an entry, an entry to be changed as what was typed.

import { today } from "./days.js";
import { hundredths, metres, typed } from "./distance.js";
import { PAINS, newId, understood } from "./entry.js";
import { name, several } from "./words.js";

/**
 * Wire the form.
 *
 * @param {HTMLFormElement} form
 * @param {{unit: () => string, save: (entry: object, edited: object | null) => void, cancelled: (entry: object) => void}} page
 */
export function form(form, page) {
  const fields = form.elements;
  const title = form.querySelector("[data-title]");
  const submit = form.querySelector("[type=submit]");
  const cancel = form.querySelector("[data-cancel]");
  const titles = { title: title.textContent, submit: submit.textContent };
  let edited = null;

  function read() {
    const checked = (name) => form.querySelector(`[name=${name}]:checked`)?.value ?? "";
    const far = typed(fields.distance.value);
    return {
      id: edited?.id ?? newId(),
      date: fields.date.value,
      metres: untouched() ? edited.metres : far === null ? null : metres(far, page.unit()),
      minutes: typed(fields.minutes.value),
      ...Object.fromEntries(Object.keys(PAINS).map((when) => [when, checked(when) === "" ? null : Number(checked(when))])),
      exercises: [...form.querySelectorAll("[name=exercises]:checked")].map(({ value }) => value),
      note: fields.note.value,
    };
  }

  function write(entry) {
    form.reset();
    fields.unit.value = page.unit(); // a setting of the whole log, and no part of the entry
    fields.date.max = today();
    fields.date.value = entry?.date ?? today();
    fields.distance.value = far(entry);
    fields.minutes.value = entry?.minutes ?? "";
    fields.note.value = entry?.note ?? "";
    for (const when of Object.keys(PAINS)) form.querySelector(`[name=${when}][value="${entry?.[when] ?? ""}"]`).checked = true;
    form.querySelector("details").open = Boolean(entry?.exercises.length);
    for (const box of form.querySelectorAll("[name=exercises]")) box.checked = entry?.exercises.includes(box.value) ?? false;
    title.textContent = entry ? `Change ${name(entry)}` : titles.title;
    submit.textContent = entry ? "Save the change" : titles.submit;
    cancel.hidden = !entry;
    edited = entry;
    tell([]);
    count();
  }

  /** Whether the distance of what is being changed stands there as it was, so that no rounding moves it. */
  const untouched = (unit = page.unit()) => edited !== null && fields.distance.value === far(edited, unit);

  const far = (entry, unit = page.unit()) => (entry && entry.metres !== null ? String(hundredths(entry.metres, unit) / 100) : "");

  /** Say below each field what is wrong with it, and lead to the first. */
  function tell(faults) {
    for (const place of form.querySelectorAll("[data-fault]")) {
      const why = faults.find(({ field }) => field === place.dataset.fault)?.why ?? "";
      place.textContent = why && `${why[0].toUpperCase()}${why.slice(1)}.`;
      place.hidden = !why;
      const about = form.querySelector(`[aria-describedby~="${place.id}"]`);
      if (why) about?.setAttribute("aria-invalid", "true");
      else about?.removeAttribute("aria-invalid");
    }
    form.querySelector("[aria-invalid=true]")?.focus();
  }

  /** Say in the closed list how many exercises are ticked. */
  function count() {
    const ticked = form.querySelectorAll("[name=exercises]:checked").length;
    form.querySelector("[data-ticked]").textContent = ticked ? several(ticked, "exercise", "exercises") : "none";
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { entry, faults } = understood(read(), { latest: today() });
    const unknown = edited?.exercises.filter((id) => !form.querySelector(`[name=exercises][value="${id}"]`)) ?? [];
    if (!entry) return void tell(faults);
    entry.exercises.push(...unknown); // an exercise that this guide no longer has stays as it was
    const before = edited;
    write(null);
    page.save(entry, before);
  });
  form.addEventListener("change", ({ target }) => target.name === "exercises" && count());
  cancel.addEventListener("click", () => {
    const before = edited;
    write(null);
    page.cancelled(before);
  });
  write(null);

  return {
    edit(entry) {
      write(entry);
      form.scrollIntoView();
      fields.date.focus({ preventScroll: true });
    },
    /** Show the distance of what is being changed in another unit; what was typed anew keeps its number. */
    convert(before) {
      if (untouched(before)) fields.distance.value = far(edited);
    },
  };
}
