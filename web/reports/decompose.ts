/** Figures whose product it is: above the line, or below it. */
export type Factors<Name extends string> = Record<Name, number>;

/**
 * What each factor did to a product, adding up to its whole change: the logarithmic mean Divisia
 * index, LMDI-I (B. W. Ang, Decomposition analysis for policymaking in energy, Energy Policy 32,
 * 2004). A factor that divides is given as its reciprocal. Null where one is not above nought.
 */
export function decompose<Name extends string>(
  before: Factors<Name>,
  after: Factors<Name>,
): Factors<Name> | null {
  const names = namesOf(before);
  const positive = [...names.map((one) => before[one]), ...names.map((one) => after[one])];
  if (positive.some((value) => !(value > 0 && Number.isFinite(value)))) return null;
  const product = (factors: Factors<Name>) => names.reduce((all, one) => all * factors[one], 1);
  const weight = logarithmicMean(product(after), product(before));
  const effects = { ...before };
  for (const name of names) effects[name] = weight * Math.log(after[name] / before[name]);
  return effects;
}

function namesOf<Name extends string>(factors: Factors<Name>) {
  return Object.keys(factors).filter((name): name is Name => name in factors);
}

/** Between the geometric and the arithmetic mean; of two equal numbers, the number. */
function logarithmicMean(a: number, b: number) {
  return a === b ? a : (a - b) / Math.log(a / b);
}
