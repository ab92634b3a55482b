import { plural, t } from '@lingui/core/macro';
import type { ReportAnswer, ReportRow } from '../../../contract/reports.ts';
import { useHomeCurrency } from '../../app/queries.ts';
import { formatMoney } from '../../ui/money.ts';
import { Waterfall } from '../charts/Waterfall.tsx';
import { endsOf } from '../figure-words.ts';
import { formatCount, formatDelta } from '../figures.ts';
import { todayIn } from '../periods.ts';
import { ReportTable } from '../ReportTable.tsx';
import { useFigureLink } from '../useFigureLink.tsx';
import { changeNames } from './change-names.ts';
import { pickSum, rowsOf } from './currencies.ts';
import classes from './Panel.module.css';
import { type Finding, Panel, type ViewProps } from './Panel.tsx';
import { RowLink } from './RowLink.tsx';

type Row = ReportRow<'pipeline-changes'>;

const totals = new Set(['opening', 'closing']);
const colours: { [Change in Row['change']]?: string } = {
  won: 'var(--rp-stage-won)',
  lost: 'var(--rp-stage-lost)',
};
const beside = new Set(['moved_forward', 'moved_back', 'slipped', 'pulled_in']);

/** From what was open to what is open; below it the moves that change no sum. */
export function PipelineChangesView({ answer, search, size }: ViewProps<'pipeline-changes'>) {
  const home = useHomeCurrency();
  const link = useFigureLink('pipeline-changes', search);
  const { shown, others } = pickSum(answer.totals.sums, home);
  const currency = shown?.currency ?? home;
  const rows = rowsOf(answer.data, currency);
  const names = namesOf(answer);
  const steps = rows.filter(
    ({ change, delta_cents }) => !beside.has(change) && (totals.has(change) || delta_cents !== 0),
  );
  return (
    <>
      <Panel
        name="pipeline-changes"
        size={size}
        search={search}
        finding={findingOf(answer, currency)}
        others={others.map((sum) => ({ currency: sum.currency, cents: sum.closing_cents }))}
      >
        {(label) => (
          <>
            <Waterfall
              label={label}
              rows={steps.map((row) => {
                const isTotal = totals.has(row.change);
                const text = isTotal
                  ? formatMoney(row.value_cents, currency, { sign: true })
                  : formatDelta(row.delta_cents, currency);
                const name = names[row.change];
                const deals = plural(row.deal_count, { one: '# deal', other: '# deals' });
                return {
                  key: row.change,
                  content: name,
                  isOwn: isTotal,
                  kind: isTotal ? 'total' : 'change',
                  value: isTotal ? row.value_cents : row.delta_cents,
                  text,
                  colour: colours[row.change],
                  tip: t`${name}: ${text}, ${deals}`,
                  link: link(row.change),
                };
              })}
            />
            <Beside rows={rows} names={names} />
          </>
        )}
      </Panel>
      {size === 'page' ? <ChangesTable answer={answer} search={search} /> : null}
    </>
  );
}

function findingOf({ totals: { sums } }: ReportAnswer<'pipeline-changes'>, currency: string) {
  const sum = sums.find((one) => one.currency === currency);
  if (!sum) return null;
  const money = formatMoney(Math.abs(sum.delta_cents), currency, { sign: true });
  const grew: Finding = { strong: t`Grew by ${money}`, tone: 'good' };
  return sum.delta_cents >= 0 ? grew : { strong: t`Shrank by ${money}` };
}

type Names = ReturnType<typeof changeNames>;

/** A period that is over ended on a day; one that lasts ends now. */
function namesOf(answer: ReportAnswer<'pipeline-changes'>): Names {
  const today = todayIn(answer.time_zone);
  return changeNames(answer.to <= today ? endsOf({ span: answer, today }) : undefined);
}

function Beside({ rows, names }: { rows: Row[]; names: Names }) {
  const moved = rows.filter(({ change, deal_count }) => beside.has(change) && deal_count > 0);
  if (moved.length === 0) return null;
  const words = moved.map(
    ({ change, deal_count }) => `${formatCount(deal_count)} ${names[change].toLocaleLowerCase()}`,
  );
  return <p className={classes.note}>{t`Of those open at both ends: ${words.join(', ')}.`}</p>;
}

function ChangesTable({
  answer,
  search,
}: Pick<ViewProps<'pipeline-changes'>, 'answer' | 'search'>) {
  const names = namesOf(answer);
  const home = useHomeCurrency();
  const bare = (row: Row) => ({ sign: row.currency !== home });
  return (
    <ReportTable
      caption={t`Pipeline changes, step by step`}
      rows={answer.data.filter(({ change }) => change !== 'closing')}
      keyOf={(row) => `${row.change}${row.currency}`}
      sums={answer.totals.sums}
      columns={[
        {
          id: 'change',
          name: t`Change`,
          isText: true,
          cell: (row) => (
            <RowLink
              name="pipeline-changes"
              search={search}
              row={{ key: row.change, name: names[row.change] }}
              by="change"
            />
          ),
          total: () => names.closing,
        },
        { id: 'count', name: t`Deals`, cell: (row) => formatCount(row.deal_count) },
        {
          id: 'value',
          name: t`Their value`,
          cell: (row) => formatMoney(row.value_cents, row.currency, bare(row)),
        },
        {
          id: 'delta',
          name: t`Open pipeline`,
          cell: (row) =>
            row.change === 'opening'
              ? formatMoney(row.value_cents, row.currency, bare(row))
              : formatDelta(row.delta_cents, row.currency),
          total: (sum) => formatMoney(sum.closing_cents, sum.currency, { sign: true }),
        },
      ]}
    />
  );
}
