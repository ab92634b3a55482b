import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ReportAnswer, ReportName } from '../../contract/reports.ts';
import {
  type HardwareFiles,
  hardwareAnswers,
  madeHardware,
  realHardware,
} from '../../tests/reports/hardware.ts';
import { smallFiles } from '../../tests/small-file.ts';
import { openWorkspace } from '../../tests/workspace.ts';
import { importFile } from '../imports/import.ts';
import { readMapFile } from '../imports/plan/map-file.ts';

const folder = smallFiles();
const maps = join(import.meta.dirname, '../../docs/importing/hardware-sales');

const found = realHardware();
const sets: [string, HardwareFiles][] = [
  ['made', madeHardware()],
  ...(found ? [['public', found] as [string, HardwareFiles]] : []),
];

test.for(sets)(
  'the reports on the %s pipeline say what its files say',
  { timeout: 120_000 },
  async ([name, files]) => {
    const workspace = await openWorkspace();
    const load = async (object: 'users' | 'companies' | 'deals', file: string, text: string) => {
      const path = folder.write(`${name}-${file}`, text);
      return importFile(workspace.database.owner, {
        path,
        object,
        map: await readMapFile(join(maps, `${object}.json`)),
      });
    };
    folder.write('products.csv', files.products);
    await load('users', 'sales_teams.csv', files.teams);
    await load('companies', 'accounts.csv', files.accounts);
    await load('deals', 'sales_pipeline.csv', files.pipeline);

    const ask = async <Name extends ReportName>(
      report: Name,
      query: Record<string, string> = {},
    ) => {
      const period = { from: '2016-07-01', to: '2018-07-01' };
      const { status, body } = await workspace.as.ines<ReportAnswer<Name>>(
        'GET',
        `/api/reports/${report}?${new URLSearchParams({ ...period, ...query })}`,
      );
      expect([status, body]).toEqual([200, expect.anything()]);
      return body;
    };
    const wonBy = async (by: string) => {
      const { data } = await ask('revenue', { by });
      return Object.fromEntries(
        data
          .filter(({ won_cents }) => won_cents > 0)
          .map((row) => [row.name ?? row.key, row.won_cents]),
      );
    };
    const { totals } = await ask('win-loss');
    const cycle = await ask('cycle-time');
    const board = await ask('pipeline-as-of', { to: '2100-01-01', from: '2099-01-01' });
    const teams = await wonBy('team');
    const { rows: offices } = await workspace.database.owner.query<{ id: string; name: string }>(
      `select id, name from teams where id in (select parent_id from teams) and name in ('Central', 'East', 'West')`,
    );
    const by_office: Record<string, number> = {};
    for (const office of offices) {
      const answer = await ask('revenue', { team_id: office.id });
      by_office[office.name] = answer.totals.sums[0]?.won_cents ?? 0;
    }
    expect({
      won: totals.won_count,
      lost: totals.lost_count,
      open: board.totals.deal_count,
      win_rate: totals.win_rate,
      median_cycle_seconds: cycle.totals.outcomes.find(({ outcome }) => outcome === 'won')
        ?.median_seconds,
      by_quarter: await wonBy('quarter'),
      by_agent: await wonBy('owner'),
      by_manager: Object.fromEntries(
        Object.entries(teams).map(([team, cents]) => [team.replace('’s team', ''), cents]),
      ),
      by_office,
    }).toEqual(hardwareAnswers(files));
    await workspace.close();
  },
);
