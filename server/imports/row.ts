import type { FieldSource, Plan } from './plan/plan.ts';
import type { StageBook } from './stages.ts';
import type { DateOrder } from './values/dates.ts';
import type { Decimal } from './values/money.ts';

/** What the first pass over a file and the workspace say about how its cells are to be read. */
export type Reading = {
  plan: Plan;
  orders: Map<number, DateOrder | null>;
  decimal: Decimal | null;
  unit: 'major' | 'minor';
  /** Of amounts that name none. */
  currency: string;
  /** Of phone numbers without a country; ISO 3166, two letters. */
  country: string | undefined;
  stages: StageBook | null;
};

/** One row on its way from the file to the staging table. */
export class Row {
  readonly reading: Reading;
  readonly line: number;
  /** As the file has them. */
  readonly raw: string[];
  /** With lookups added and aliases put in. */
  readonly cells: string[];
  readonly problems: string[] = [];
  readonly custom: Record<string, string> = {};
  readonly values: Record<string, string | null> = {};

  constructor(reading: Reading, line: number, raw: string[]) {
    this.reading = reading;
    this.line = line;
    this.raw = raw;
    this.cells = completeCells(reading.plan, raw);
    const { plan } = reading;
    for (const { column, name } of plan.customs) this.keep(name, this.cells[column]);
    for (const [column, aliases] of plan.aliases) {
      const written = raw[column]?.trim();
      if (written && aliases.has(written)) {
        this.keep(`${plan.header[column]} (as written)`, written);
      }
    }
  }

  /** A field's text, trimmed; '' when the row has none. */
  text(field: string): string {
    const source = this.reading.plan.fields.get(field);
    return source ? this.#textOf(source) : '';
  }

  /** The texts of all columns of a field that takes several. */
  texts(field: string): string[] {
    const source = this.reading.plan.fields.get(field);
    if (!source) return [];
    if (!('columns' in source)) return [this.#textOf(source)].filter(Boolean);
    return source.columns.map((column) => this.cells[column] ?? '').filter(Boolean);
  }

  /** The columns a field is read from: their evidence says how. */
  columnOf(field: string): number | undefined {
    const source = this.reading.plan.fields.get(field);
    if (!source || !('columns' in source)) return undefined;
    return source.columns.find((column) => this.cells[column]) ?? source.columns[0];
  }

  keep(name: string, value: string | undefined): void {
    if (value) this.custom[name] = value;
  }

  /** Keeps a cell that could not become its field, under its header. */
  keepField(field: string): void {
    const column = this.columnOf(field);
    if (column === undefined) return;
    this.keep(this.reading.plan.header[column] ?? field, this.cells[column]);
  }

  refuse(field: string, reason: string): null {
    const column = this.columnOf(field);
    const label = column === undefined ? field : this.reading.plan.header[column];
    this.problems.push(`${label} ${reason}`);
    return null;
  }

  #textOf(source: FieldSource): string {
    const cell = (column: number) => this.cells[column] ?? '';
    if ('columns' in source) return source.columns.map(cell).find(Boolean) ?? '';
    if ('join' in source) return source.join.map(cell).filter(Boolean).join(source.with);
    const parts = source.parts.map((part) => (typeof part === 'number' ? cell(part) : part));
    return parts.join('').trim();
  }
}

function completeCells(plan: Plan, raw: string[]): string[] {
  const cells = raw.slice(0, plan.width).map((cell) => cell.trim());
  for (const [column, aliases] of plan.aliases) {
    const cell = cells[column];
    if (cell !== undefined) cells[column] = aliases.get(cell) ?? cell;
  }
  for (const lookup of plan.lookups) cells.push(...lookup.find(cells[lookup.place] ?? ''));
  return cells;
}
