/** What is shown of sums in several currencies, which are never added: the first of these. */
export function pickSum<Sum extends { currency: string }>(sums: Sum[], home: string) {
  const shown = sums.find(({ currency }) => currency === home) ?? sums[0];
  return { shown, others: sums.filter((sum) => sum !== shown) };
}

export function rowsOf<Row extends { currency: string }>(rows: Row[], currency: string) {
  return rows.filter((row) => row.currency === currency);
}
