import { expect } from 'vitest';
import type { ReportDeal } from '../../contract/report-figures.ts';
import type { ReportAnswer, ReportName } from '../../contract/reports.ts';
import type { Client } from '../app.ts';
import { openWorkspace, type Workspace } from '../workspace.ts';
import { type KnownStage, knownStages, newId, type Told, writeHistories } from './histories.ts';

type Query = Record<string, string>;
type More = Partial<Told> & { cents?: number; currency?: string };

/** A workspace whose deals are told, and whose reports are asked for. */
export type Telling = {
  workspace: Workspace;
  stages: Record<string, KnownStage>;
  /** A deal by its stages and the instants at which it came to each. */
  told: (ways: [stage: string, instant: string][], more?: More) => Told;
  write: (deals: Told[]) => Promise<void>;
  /** As an admin, or as whom is named. */
  ask: <Name extends ReportName>(
    name: Name,
    query?: Query,
    as?: Client,
  ) => Promise<ReportAnswer<Name>>;
  dealsBehind: (name: ReportName, query: Query) => Promise<ReportDeal[]>;
};

export async function openTelling(): Promise<Telling> {
  const workspace = await openWorkspace();
  const { owner } = workspace.database;
  const known = await knownStages(owner);
  const stages = Object.fromEntries(known.map((stage) => [stage.stage, stage]));

  async function get<Body>(path: string, query: Query, as = workspace.as.ines): Promise<Body> {
    const { status, body } = await as<Body>('GET', `${path}?${new URLSearchParams(query)}`);
    expect(status).toBe(200);
    return body;
  }

  return {
    workspace,
    stages,
    told(ways, { cents = 100_00, currency = 'USD', ...rest } = {}) {
      const stays = ways.map(([stage, instant]) => {
        const known = stages[stage];
        if (!known) throw new Error(`No stage ${stage}`);
        return { stage: known, at: Date.parse(instant) };
      });
      const created = stays[0]?.at ?? 0;
      return {
        id: newId(),
        owner_id: workspace.people.tuva.id,
        created,
        stays,
        values: [{ at: created, cents, currency, expected: null }],
        ...rest,
      };
    },
    write: (deals) => writeHistories(owner, deals),
    ask: (name, query = {}, as = workspace.as.ines) => get(`/api/reports/${name}`, query, as),
    dealsBehind: async (name, query) =>
      (await get<{ data: ReportDeal[] }>(`/api/reports/${name}/deals`, query)).data,
  };
}
