/**
 * A year's figure over its months: the same to each in whole units of the currency, what is left
 * over to the last months, a unit each, and what is less than a unit to the very last. In minor
 * units; the parts add up to the whole.
 */
export function spread(cents: number, months: number, unit: number): number[] {
  const units = Math.floor(cents / unit);
  const each = Math.floor(units / months);
  const left = units - each * months;
  const parts = Array.from(
    { length: months },
    (_, at) => (each + (at >= months - left ? 1 : 0)) * unit,
  );
  return parts.map((part, at) => (at === months - 1 ? part + (cents - units * unit) : part));
}
