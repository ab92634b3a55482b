import { type Fields, plainHeader } from '../fields.ts';
import { vendorOf } from './vendors.ts';

/** Which fields each column goes to, by place; an empty list is a column for `custom`. */
export type Targets = string[][];

/** Matches headers with the names that real exports use, the likeliest name first. */
export function matchHeaders(header: string[], fields: Fields): Targets {
  const targets: Targets = header.map(() => []);
  const vendor = vendorOf(header);
  header.forEach((name, place) => {
    targets[place]?.push(...(vendor?.columns?.[name] ?? []));
  });
  const plain = header.map(plainHeader);
  const isFree = (place: number) => targets[place]?.length === 0;
  for (const [name, field] of Object.entries(fields)) {
    if (targets.some((taken) => taken.includes(name))) continue;
    const places = field.headers.flatMap((synonym) =>
      plain.flatMap((text, place) => (text === synonym && isFree(place) ? [place] : [])),
    );
    for (const place of field.kind === 'list' ? places : places.slice(0, 1)) {
      targets[place]?.push(name);
    }
  }
  return targets;
}

export function knowsHeader(header: string, fields: Fields): boolean {
  const plain = plainHeader(header);
  return Object.values(fields).some((field) => field.headers.includes(plain));
}
