import { useLingui } from '@lingui/react/macro';
import { Select, TextInput } from '@mantine/core';
import type { Widget } from '../../contract/dashboards.ts';
import { isReportName, reportKinds, segmentNames } from '../reports/report-kinds.ts';
import classes from './AddWidget.module.css';
import { countFigures } from './figures.ts';
import { OwnFilters } from './OwnFilters.tsx';
import type { NewWidget } from './useWidgetActs.ts';
import { useWidgetTitle } from './useWidgetWords.ts';

type Field =
  | 'kind'
  | 'report'
  | 'by'
  | 'measure'
  | 'title'
  | 'width'
  | 'height'
  | 'period'
  | 'pipeline_id'
  | 'team_id'
  | 'owner_id';
export type WidgetDraft = Pick<Widget, Field>;

/** What a new widget of a kind starts as: its report's usual split, in a size that fits it. */
export function startOf({ kind, report = null }: Pick<NewWidget, 'kind' | 'report'>): WidgetDraft {
  const size = sizes[kind] ?? { width: 6, height: 3 };
  const isWide = kind === 'report' && report === 'velocity';
  return {
    ...{ kind, report, by: null, measure: null, title: null, period: null },
    ...{ pipeline_id: null, team_id: null, owner_id: null },
    ...(isWide ? { width: 7, height: 2 } : size),
  };
}

const sizes: Partial<Record<Widget['kind'], { width: number; height: number }>> = {
  goal: { width: 5, height: 2 },
  count: { width: 3, height: 2 },
  feed: { width: 4, height: 3 },
};

export type WidgetFieldsProps = {
  draft: WidgetDraft;
  change: (changes: Partial<WidgetDraft>) => void;
};

/** What a panel shows, how large, and what it counts otherwise than its dashboard. */
export function WidgetFields({ draft, change }: WidgetFieldsProps) {
  const { t } = useLingui();
  const titleOf = useWidgetTitle();
  return (
    <>
      <What draft={draft} change={change} />
      <TextInput
        label={t`Title`}
        placeholder={titleOf({ ...draft, title: null })}
        maxLength={100}
        value={draft.title ?? ''}
        onChange={(event) => change({ title: event.currentTarget.value || null })}
      />
      <div className={classes.pair}>
        <NumberChoice
          label={t`Width, of twelve columns`}
          from={3}
          to={12}
          value={draft.width}
          choose={(width) => change({ width })}
        />
        <NumberChoice
          label={t`Height, in rows`}
          from={1}
          to={6}
          value={draft.height}
          choose={(height) => change({ height })}
        />
      </div>
      <OwnFilters draft={draft} change={change} />
    </>
  );
}

/** The report, and how it is split or which of its figures is shown. */
function What({ draft, change }: WidgetFieldsProps) {
  const { t, i18n } = useLingui();
  const { kind, report, by, measure } = draft;
  if (report === null) return null;
  const { title, sentence, segments } = reportKinds[report];
  if (kind === 'count') {
    const figures = countFigures[report] ?? [];
    return (
      <>
        <Select
          label={t`Report`}
          data={Object.keys(countFigures)
            .filter(isReportName)
            .map((name) => ({ value: name, label: i18n._(reportKinds[name].title) }))}
          value={report}
          onChange={(picked) => {
            if (picked && isReportName(picked)) change({ report: picked, measure: null });
          }}
        />
        <Select
          label={t`Figure`}
          data={figures.map((one) => ({ value: one.measure, label: i18n._(one.name) }))}
          value={measure ?? figures[0]?.measure ?? null}
          onChange={(picked) =>
            change({ measure: figures.find((one) => one.measure === picked)?.measure ?? null })
          }
        />
      </>
    );
  }
  return (
    <>
      <p className={classes.sentence}>
        <b>{i18n._(title)}</b>: {i18n._(sentence)}
      </p>
      {segments.length > 1 ? (
        <Select
          label={t`Split by`}
          data={segments.map((id) => ({ value: id, label: i18n._(segmentNames[id]) }))}
          value={by ?? segments[0] ?? null}
          onChange={(picked) => change({ by: segments.find((id) => id === picked) ?? null })}
        />
      ) : null}
    </>
  );
}

type NumberChoiceProps = {
  label: string;
  from: number;
  to: number;
  value: number;
  choose: (value: number) => void;
};

function NumberChoice({ label, from, to, value, choose }: NumberChoiceProps) {
  const steps = Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
  return (
    <Select
      label={label}
      data={steps}
      value={String(value)}
      onChange={(picked) => picked && choose(Number(picked))}
    />
  );
}
