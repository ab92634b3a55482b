import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import type { ReportName } from '../../../contract/reports.ts';
import { useHomeCurrency } from '../../app/queries.ts';
import { Money } from '../../ui/Money.tsx';
import { formatCount, formatDuration, formatRate } from '../figures.ts';
import type { Span } from '../periods.ts';
import { type ReportColumn, ReportTable } from '../ReportTable.tsx';
import { segmentName } from '../report-kinds.ts';
import type { ReportSearch } from '../report-search.ts';
import { rowBefore } from '../row-before.ts';
import { RowLink } from './RowLink.tsx';

type Segment = { key: string | null; name: string | null; currency: string };

type Counted<Row, Sum> = { data: Row[]; totals: { sums: Sum[] } } & Span;

/** Beside it stands the same figure of the period before, where there is one. */
type FigureColumn<Row, Sum> = ReportColumn<Row, Sum> & { isCompared?: boolean };

type FiguresTableProps<Row, Sum> = {
  name: ReportName;
  answer: Counted<Row, Sum> & { by: string; previous: Counted<Row, Sum> | null };
  search: ReportSearch;
  caption: string;
  /** Which of a row's figures its name opens; without it the report's usual one. */
  partOf?: (row: Row) => string | undefined;
  columns: FigureColumn<Row, Sum>[];
  /** Rows that no sum counts, and what they are called together. */
  apart?: { title?: string; has: (row: Row) => boolean };
};

/** A report's rows, each a way to the deals behind it, and below them the sums a currency. */
export function FiguresTable<Row extends Segment, Sum extends { currency: string | null }>(
  props: FiguresTableProps<Row, Sum>,
) {
  const { name, answer, search, caption, partOf, columns, apart } = props;
  const isApart = apart?.has ?? (() => false);
  const segment: ReportColumn<Row, Sum> = {
    id: 'name',
    name: segmentName(answer.by),
    isText: true,
    cell: (row) => (
      <RowLink name={name} search={search} row={row} by={answer.by} part={partOf?.(row)} />
    ),
  };
  return (
    <ReportTable
      caption={caption}
      rows={answer.data.filter((row) => !isApart(row))}
      keyOf={(row) => `${row.key}${row.currency}`}
      sums={answer.totals.sums}
      apart={apart && { ...apart, rows: answer.data.filter(isApart) }}
      columns={[segment, ...columns.flatMap((column) => withBefore(column, answer))]}
    />
  );
}

function withBefore<Row extends Segment, Sum extends { currency: string | null }>(
  column: FigureColumn<Row, Sum>,
  answer: FiguresTableProps<Row, Sum>['answer'],
): ReportColumn<Row, Sum>[] {
  const { previous } = answer;
  if (!previous || !column.isCompared) return [column];
  const { id, name, cell, total } = column;
  const before = rowBefore(answer);
  const sums = new Map(previous.totals.sums.map((sum) => [sum.currency, sum]));
  const show = <Figures,>(figures: Figures | undefined, as: (figures: Figures) => ReactNode) =>
    figures === undefined ? '–' : as(figures);
  return [
    column,
    {
      id: `${id}-before`,
      name: t`${name}, before`,
      cell: (row) => show(before(row), cell),
      ...(total ? { total: (sum: Sum) => show(sums.get(sum.currency), total) } : {}),
    },
  ];
}

export function compared<Column>(column: Column) {
  return { ...column, isCompared: true };
}

type Of<Figures, Value> = (figures: Figures) => Value;

/** Columns of figures that rows and sums both have. */
export function counts<Figures>(id: string, name: string, pick: Of<Figures, number>) {
  return both(id, name, (figures: Figures) => formatCount(pick(figures)));
}

export function rates<Figures>(id: string, name: string, pick: Of<Figures, number | null>) {
  return both(id, name, (figures: Figures) => formatRate(pick(figures)));
}

export function durations<Figures>(id: string, name: string, pick: Of<Figures, number | null>) {
  return both(id, name, (figures: Figures) => formatDuration(pick(figures)));
}

export function amounts<Figures extends { currency: string }>(
  id: string,
  name: string,
  pick: Of<Figures, number | null>,
  lost = false,
) {
  const show = (figures: Figures, isTotal: boolean) => (
    <Amount cents={pick(figures)} currency={figures.currency} isTotal={isTotal} lost={lost} />
  );
  return {
    id,
    name,
    cell: (figures: Figures) => show(figures, false),
    total: (figures: Figures) => show(figures, true),
  };
}

function both<Figures>(id: string, name: string, show: (figures: Figures) => ReactNode) {
  return { id, name, cell: show, total: show };
}

type AmountProps = { cents: number | null; currency: string; isTotal: boolean; lost: boolean };

/** Totals name their currency, rows only another one than the workspace's. */
function Amount({ cents, currency, isTotal, lost }: AmountProps) {
  const home = useHomeCurrency();
  if (cents === null) return '–';
  return (
    <Money cents={cents} currency={currency} sign={isTotal || currency !== home} lost={lost} />
  );
}

/** A figure that only rows have. */
export function ofRows<Row>({ id, name, cell }: ReportColumn<Row, never>) {
  return { id, name, cell };
}
