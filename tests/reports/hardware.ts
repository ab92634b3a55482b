import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { percentile } from './model.ts';

/** The files of a hardware maker's pipeline, as text: docs/importing.md says what they hold. */
export type HardwareFiles = { teams: string; accounts: string; products: string; pipeline: string };

type Row = Record<string, string>;
const rowsOf = (text: string): Row[] => parse(text, { columns: true, bom: true });

/** The public files where they lie near the project: a fresh clone elsewhere has none. */
export function realHardware(): HardwareFiles | null {
  const project = join(import.meta.dirname, '../..');
  const [found] = globSync('../{,*/,*/*/}crm-sales-opportunities/sales_pipeline.csv', {
    cwd: project,
  });
  if (!found) return null;
  const folder = dirname(join(project, found));
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return {
    teams: read('sales_teams.csv'),
    accounts: read('accounts.csv'),
    products: read('products.csv'),
    pipeline: read('sales_pipeline.csv'),
  };
}

const offices = ['Central', 'East', 'West'];
const day = 86_400_000;

/** Files of the same shape with 720 deals of 12 agents, the same each time. */
export function madeHardware(): HardwareFiles {
  const agents = Array.from({ length: 12 }, (_, n) => ({
    name: `Agent ${n + 1}`,
    manager: `Manager ${Math.floor(n / 2) + 1}`,
    office: offices[Math.floor(n / 4)] ?? '',
  }));
  const pipeline = Array.from({ length: 720 }, (_, n) =>
    madeDeal(n, agents[(n * 7) % 12]?.name ?? ''),
  );
  return {
    teams: csv(
      'sales_agent,manager,regional_office',
      agents.map(({ name, manager, office }) => [name, manager, office]),
    ),
    accounts: csv(
      'account,sector,year_established,revenue,employees,office_location,subsidiary_of',
      [
        ['Cancity', 'retail', '2001', '718.62', '2448', 'United States', ''],
        ['Isdom', 'medical', '2002', '3178.24', '4540', 'United States', ''],
      ],
    ),
    products: csv('product,series,sales_price', [
      ['GTX Basic', 'GTX', '550'],
      ['MG Special', 'MG', '55'],
    ]),
    pipeline: csv(
      'opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value',
      pipeline,
    ),
  };
}

/** Every fifth is open, the others close some days after they began; a third of the closed ones is lost. */
function madeDeal(n: number, agent: string): string[] {
  const engaged = Date.UTC(2016, 9, 20) + ((n * 37) % 400) * day;
  const closed = new Date(engaged + (1 + ((n * 53) % 139)) * day);
  const stage =
    n % 5 === 0 ? (n % 2 === 0 ? 'Prospecting' : 'Engaging') : n % 3 === 0 ? 'Lost' : 'Won';
  const isOpen = n % 5 === 0;
  return [
    `MADE${String(n).padStart(4, '0')}`,
    agent,
    n % 2 === 0 ? 'GTX Basic' : 'MG Special',
    n % 7 === 0 ? '' : n % 2 === 0 ? 'Cancity' : 'Isdom',
    stage,
    stage === 'Prospecting' ? '' : dateOf(new Date(engaged)),
    isOpen ? '' : dateOf(closed),
    isOpen ? '' : String(stage === 'Lost' ? 0 : 40 + ((n * 131) % 5000)),
  ];
}

const dateOf = (date: Date) => date.toISOString().slice(0, 10);
const csv = (head: string, rows: string[][]) =>
  `${[head, ...rows.map((row) => row.join(','))].join('\n')}\n`;

/** What reports must say of such files, computed from their rows alone. Money in cents, cycles in seconds. */
export function hardwareAnswers({ teams, pipeline }: HardwareFiles) {
  const people = new Map(rowsOf(teams).map((row) => [row.sales_agent ?? '', row]));
  const deals = rowsOf(pipeline);
  const won = deals.filter((row) => row.deal_stage === 'Won');
  const lost = deals.filter((row) => row.deal_stage === 'Lost');
  const cycles = won.map(
    (row) => (Date.parse(row.close_date ?? '') - Date.parse(row.engage_date ?? '')) / 1000,
  );
  const sumsBy = (keyOf: (row: Row) => string | undefined) => {
    const sums: Record<string, number> = {};
    for (const row of won) {
      const key = keyOf(row) ?? '';
      sums[key] = (sums[key] ?? 0) + Math.round(Number(row.close_value) * 100);
    }
    return sums;
  };
  const person = (row: Row) => people.get(row.sales_agent ?? '');
  return {
    won: won.length,
    lost: lost.length,
    open: deals.length - won.length - lost.length,
    win_rate: won.length / (won.length + lost.length),
    median_cycle_seconds: percentile(cycles, 0.5),
    by_quarter: sumsBy((row) => quarterOf(row.close_date ?? '')),
    by_agent: sumsBy((row) => row.sales_agent),
    by_manager: sumsBy((row) => person(row)?.manager),
    by_office: sumsBy((row) => person(row)?.regional_office),
  };
}

/** The first day of the quarter that a day belongs to. */
function quarterOf(date: string): string {
  const month = Math.floor((Number(date.slice(5, 7)) - 1) / 3) * 3 + 1;
  return `${date.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}
