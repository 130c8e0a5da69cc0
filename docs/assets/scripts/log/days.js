// Days of the calendar as "2026-11-22". They are counted without clocks, so no time zone and no summer time moves them.

const DAY = 86_400_000; // milliseconds
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;
const WORDS = { weekday: "long", day: "numeric", month: "long", year: "numeric" };

/** The day that it is here, by the device's own calendar and not that of Greenwich; `moment` in milliseconds since 1970. */
export function today(moment = Date.now()) {
  const now = new Date(moment);
  const two = (number) => String(number).padStart(2, "0");
  return `${String(now.getFullYear()).padStart(4, "0")}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** Whether a text is a day that the calendar has: 2026-02-30 is none. */
export function isDay(text) {
  return typeof text === "string" && FORM.test(text) && dayOf(count(text)) === text;
}

/** Days since 1970-01-01. */
export function count(day) {
  const [, year, month, date] = FORM.exec(day);
  const time = new Date(0);
  time.setUTCFullYear(Number(year), Number(month) - 1, Number(date)); // Date.UTC takes the year 26 for 1926
  return time.getTime() / DAY;
}

/** The day with that count. */
export const dayOf = (count) => new Date(count * DAY).toISOString().slice(0, 10);

/** The day so many days later; earlier if negative. */
export const later = (day, days) => dayOf(count(day) + days);

/** How many days from one day to another. */
export const between = (from, to) => count(to) - count(from);

/** The Monday of a day's week. */
export const monday = (day) => later(day, -((count(day) + 3) % 7)); // 1970-01-01 was a Thursday

/** A day in words: "Sunday 22 November 2026", or shorter with other `parts` (see Intl.DateTimeFormat). */
export function inWords(day, parts = WORDS) {
  return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" }).format(new Date(count(day) * DAY)).replace(",", "");
}
