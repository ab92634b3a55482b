import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type ReactNode, use } from 'react';
import type { ReportAnswer, ReportName } from '../../../contract/reports.ts';
import { formatMoney } from '../../ui/money.ts';
import { reportKinds } from '../report-kinds.ts';
import type { ReportSearch } from '../report-search.ts';
import classes from './Panel.module.css';
import { PanelFrame } from './PanelFrame.tsx';
import { PanelWords } from './panel-words.ts';

export type ViewProps<Name extends ReportName> = {
  answer: ReportAnswer<Name>;
  /** The report's address, whose filters the links behind the marks keep. */
  search: ReportSearch;
  /** A page has its table below; a widget is one of several on a dashboard. */
  size: 'page' | 'widget';
};

/** What the figures say: the figure itself, then the words around it. */
export type Finding = {
  lead?: string;
  strong: string;
  rest?: string;
  tone?: 'good' | 'red' | 'plain';
};

type PanelProps = {
  name: ReportName;
  size: 'page' | 'widget';
  search: ReportSearch;
  finding: Finding | null;
  /** Sums in the currencies that are not shown. */
  others?: { currency: string; cents: number }[];
  /** Told what the chart is called: the finding, and where its figures stand. */
  children: (label: string) => ReactNode;
};

/** A report's heading with the finding at its right, and its chart. */
export function Panel({ name, size, search, finding, others = [], children }: PanelProps) {
  const { t, i18n } = useLingui();
  const words = use(PanelWords);
  const title = words?.title ?? i18n._(reportKinds[name].title);
  const said = finding
    ? `${finding.lead ?? ''} ${finding.strong} ${finding.rest ?? ''}`.trim()
    : '';
  const where =
    size === 'page' ? t`The figures stand in the table below.` : t`The report has a table.`;
  return (
    <PanelFrame
      title={
        size === 'page' ? (
          title
        ) : (
          <Link to="/reports/$name" params={{ name }} search={search}>
            {title}
          </Link>
        )
      }
      note={words?.note}
      finding={finding}
    >
      {children([title, said, where].filter((part) => part !== '').join('. '))}
      {others.length > 0 ? <OtherSums name={name} search={search} others={others} /> : null}
    </PanelFrame>
  );
}

type OtherSumsProps = {
  name: ReportName;
  search: ReportSearch;
  others: { currency: string; cents: number }[];
};

/** Currencies are never added: the others are named, each a way to itself. */
function OtherSums({ name, search, others }: OtherSumsProps) {
  return (
    <p className={classes.others}>
      <Trans>and</Trans>{' '}
      {others.map(({ currency, cents }) => (
        <Link key={currency} to="/reports/$name" params={{ name }} search={{ ...search, currency }}>
          {currency} {formatMoney(cents, currency)}
        </Link>
      ))}
    </p>
  );
}
