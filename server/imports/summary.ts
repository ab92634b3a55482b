import type { Layout } from './csv/layout.ts';
import type { ImportOptions } from './import.ts';
import { countRows } from './staging-queries.ts';
import type { Run } from './write/run.ts';

/** What an import did, as --json prints it. */
export type Summary = {
  object: string;
  file: string;
  encoding: string;
  delimiter: string;
  header_line: number;
  source: string;
  dry_run: boolean;
  rows: number;
  added: number;
  changed: number;
  unchanged: number;
  folded: number;
  in_trash: number;
  rejected: number;
  /** Of the rows that went in, how many nobody owns. */
  without_owner: number;
  /** Records of other objects that had to be made: companies of contacts, teams of users. */
  alongside: Record<string, number>;
  /** Where each column went: fields, or custom. */
  columns: Record<string, string>;
  warnings: string[];
};

type Counts = {
  rows: number;
  rejected: number;
  added: number;
  changed: number;
  folded: number;
  in_trash: number;
  without_owner: number;
};

export async function summarise(
  run: Run,
  layout: Layout,
  options: ImportOptions,
): Promise<Summary> {
  const { rows } = await run.client.query<Counts>(countRows());
  const counts = rows[0] ?? noRows;
  const { rejected, added, changed, folded, in_trash } = counts;
  const ownable = run.plan.object === 'contacts' || run.plan.object === 'deals';
  return {
    object: run.plan.object,
    file: options.path,
    encoding: layout.encoding,
    delimiter: layout.delimiter,
    header_line: layout.headerLine,
    source: run.plan.source,
    dry_run: Boolean(options.dryRun),
    ...counts,
    unchanged: counts.rows - rejected - added - changed - folded - in_trash,
    without_owner: ownable && !run.fallbackOwner ? counts.without_owner : 0,
    alongside: Object.fromEntries(Object.entries(run.alongside).filter(([, count]) => count > 0)),
    columns: columnsOf(run),
    warnings: run.warnings,
  };
}

const noRows: Counts = {
  rows: 0,
  rejected: 0,
  added: 0,
  changed: 0,
  folded: 0,
  in_trash: 0,
  without_owner: 0,
};

function columnsOf({ plan }: Run): Record<string, string> {
  const columns = plan.header.map((name, column) => {
    const fields = [...plan.fields].flatMap(([field, source]) =>
      ('columns' in source && source.columns.includes(column)) ||
      ('join' in source && source.join.includes(column)) ||
      ('parts' in source && source.parts.includes(column))
        ? [field]
        : [],
    );
    const custom = plan.customs.filter((kept) => kept.column === column).map(() => 'custom');
    const history = plan.history.filter((kept) => kept.column === column).map(() => 'history');
    return [name, [...fields, ...history, ...custom].join(', ') || 'left out'];
  });
  return Object.fromEntries(columns);
}
