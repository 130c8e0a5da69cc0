// Distances: kept in whole metres, shown and typed in kilometres or miles.

/** Units by id: metres, the short word, the long one. */
export const UNITS = {
  km: { metres: 1000, short: "km", words: "kilometres" },
  mi: { metres: 1609.344, short: "mi", words: "miles" },
};

/** Metres → hundredths of a unit, so that 10 miles are 10.00 again though they were kept as 16093 metres. */
export const hundredths = (metres, unit) => Math.round((metres / UNITS[unit].metres) * 100);

/** A number of units → whole metres. */
export const metres = (units, unit) => Math.round(units * UNITS[unit].metres);

/** Hundredths of a unit in words, with at most two decimals: "5.25 km". */
export const inWords = (hundredths, unit) => `${hundredths / 100} ${UNITS[unit].short}`;

/** Hundredths cut to tenths: what a limit says is never more than what it allows. */
export const cut = (hundredths) => Math.floor(hundredths / 10) * 10;

/**
 * What somebody typed as a number, with a point or a comma.
 *
 * @returns {number | null} null if nothing was typed, NaN if it is no number
 */
export function typed(text) {
  const plain = text.trim().replace(",", ".");
  if (plain === "") return null;
  return /^(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
}
