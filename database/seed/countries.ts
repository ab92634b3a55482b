/** Where the sample companies and their people come from. */
export type Country = {
  name: string;
  /** How many of the 300 companies are from here, and which team sells there. */
  companies: number;
  team: 'north' | 'south' | 'coast';
  stems: readonly string[];
  /** How a name is built around a stem, and what such a company does. */
  shapes: readonly (readonly [string, Industry])[];
  places: readonly string[];
  streets: readonly string[];
  /** `#` is the number, `@` the place. */
  address: string;
  first: readonly string[];
  last: readonly string[];
  /** Where a surname tells: the names above are men's, these women's. */
  women?: { first: readonly string[]; last: readonly string[] };
  /** Ranges kept free for fiction where a country has such, else numbers nobody is given. */
  phones: readonly string[];
};

export type Industry =
  | 'Road freight'
  | 'Construction'
  | 'Food distribution'
  | 'Waste and recycling'
  | 'Public transport'
  | 'Courier and parcels'
  | 'Utilities'
  | 'Forestry'
  | 'Ports and shipping'
  | 'Equipment hire'
  | 'Facility services'
  | 'Municipality';

/** Long lists of names read better as one line of text. */
export function listed(names: string): string[] {
  return names.split(', ');
}
