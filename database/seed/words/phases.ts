/**
 * When in a deal's life something is said; `loose` belongs to no deal. In all of these texts
 * `{first}` is the contact, `{company}` theirs, `{place}` where they are, `{n}` a number of vehicles,
 * `{product}` what it is about, `{rival}` another seller, `{month}` some month and `{me}` the author.
 */
export type Phase = 'early' | 'middle' | 'late' | 'won' | 'lost' | 'loose';

export type Saying = { subject: string; says: readonly string[] };
