import type { Layout } from './csv/layout.ts';
import { readRows } from './csv/rows.ts';
import { fieldsOf } from './fields.ts';
import { ImportError } from './import-error.ts';
import type { ImportMap } from './plan/map-file.ts';
import type { Plan } from './plan/plan.ts';
import { stageKey } from './stages.ts';
import { DateEvidence, type DateOrder, orderOf } from './values/dates.ts';
import { type Decimal, MoneyEvidence } from './values/money.ts';

/** What only the whole file tells, found in a first pass over it. */
export type Survey = {
  orders: Map<number, DateOrder | null>;
  decimal: Decimal | null;
  /** Every pipeline, stage and status that stand together in a row (stageKey). */
  stages: Set<string>;
};

const mostStages = 2_000;

export async function surveyFile(
  layout: Layout,
  plan: Plan,
  map: ImportMap,
  dateFormat: string | undefined,
  onBytes: (bytes: number) => void,
): Promise<Survey> {
  const dates = new Map(dateColumns(plan).map((column) => [column, new DateEvidence()]));
  const amounts = columnsOf(plan, 'value');
  const money = new MoneyEvidence();
  const stages = new Set<string>();
  const tells = dates.size > 0 || amounts.length > 0 || plan.object === 'deals';
  for await (const { line, cells } of tells ? readRows(layout, onBytes) : []) {
    if (line <= layout.headerLine) continue;
    for (const [column, evidence] of dates) evidence.see((cells[column] ?? '').trim());
    for (const column of amounts) money.see(cells[column] ?? '');
    if (plan.object === 'deals') stages.add(stageKeyOf(plan, cells));
    if (stages.size > mostStages) throw tooManyStages(plan);
  }
  const format = dateFormat ?? map.date_format;
  return {
    orders: settleDates(plan, dates, format),
    decimal: map.decimal ?? money.settle(),
    stages,
  };
}

function dateColumns(plan: Plan): number[] {
  const kinds = fieldsOf[plan.object];
  const fields = [...plan.fields.keys()].filter(
    (name) => kinds[name]?.kind === 'instant' || kinds[name]?.kind === 'day',
  );
  const columns = fields.flatMap((name) => columnsOf(plan, name));
  return [...new Set([...columns, ...plan.history.map(({ column }) => column)])];
}

function columnsOf(plan: Plan, field: string): number[] {
  const source = plan.fields.get(field);
  return source && 'columns' in source ? source.columns : [];
}

/** What a row says of its stage, before the map renames it. */
function stageKeyOf(plan: Plan, cells: string[]): string {
  const text = (field: string) => {
    const source = plan.fields.get(field);
    if (source && 'parts' in source) return source.parts.join('').trim();
    const column = columnsOf(plan, field).find((place) => cells[place]?.trim());
    const cell = column === undefined ? '' : (cells[column] ?? '').trim();
    return (column === undefined ? undefined : plan.aliases.get(column)?.get(cell)) ?? cell;
  };
  return stageKey(text('pipeline'), text('stage'), text('status'));
}

function tooManyStages(plan: Plan): ImportError {
  const column = columnsOf(plan, 'stage')[0] ?? 0;
  return new ImportError(
    `The column “${plan.header[column]}” has more than ${mostStages} different values: is it really the stage? Say in a map file which one is.`,
  );
}

/** Asks rather than guesses: a column that can be read both ways refuses the whole file. */
function settleDates(
  plan: Plan,
  dates: Map<number, DateEvidence>,
  format: string | undefined,
): Map<number, DateOrder | null> {
  const given = format === undefined ? undefined : orderOf(format);
  if (format !== undefined && given === undefined) {
    throw new ImportError(
      `The date format “${format}” is not known. Write it as DD/MM/YYYY, MM/DD/YYYY or YYYY-MM-DD.`,
    );
  }
  const orders = new Map<number, DateOrder | null>();
  for (const [column, evidence] of dates) {
    const settled = given === undefined ? evidence.settle() : { order: given };
    if ('ambiguous' in settled) throw ambiguous(plan.header[column] ?? '', settled.ambiguous);
    orders.set(column, settled.order);
  }
  return orders;
}

function ambiguous(column: string, example: string): ImportError {
  return new ImportError(
    `Dates in the column “${column}” can be read in two ways, “${example}” for instance. Say which with --date-format DD/MM/YYYY or --date-format MM/DD/YYYY.`,
  );
}
