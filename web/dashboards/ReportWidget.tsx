import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReportName } from '../../contract/reports.ts';
import { hasNarrowed } from '../reports/report-search.ts';
import { useEmptyWords } from '../reports/useEmptyWords.ts';
import { useReport } from '../reports/useReport.ts';
import { PanelFrame } from '../reports/views/PanelFrame.tsx';
import { PanelWords } from '../reports/views/panel-words.ts';
import { ReportView } from '../reports/views/ReportView.tsx';
import classes from './WidgetPanel.module.css';
import type { WidgetProps } from './WidgetPanel.tsx';
import { WidgetState } from './WidgetState.tsx';

/** A report in small; its heading leads to the report, filtered the same. */
export function ReportWidget({ widget, ...props }: WidgetProps) {
  return widget.report === null ? null : <Shown name={widget.report} {...props} />;
}

type ShownProps = Omit<WidgetProps, 'widget'> & { name: ReportName };

function Shown({ name, search, title, note, isLive }: ShownProps) {
  const { data, error, refetch, isPlaceholderData } = useReport(name, search, isLive);
  if (!data) return <WidgetState {...{ title, note, error }} retry={() => void refetch()} />;
  const heading = { title, note };
  return (
    <div className={isPlaceholderData ? classes.stale : undefined}>
      {data.data.length === 0 ? (
        <Nothing name={name} search={search} {...heading} />
      ) : (
        <PanelWords value={heading}>
          <ReportView answer={data} search={search} size="widget" />
        </PanelWords>
      )}
    </div>
  );
}

type NothingProps = Pick<ShownProps, 'name' | 'search' | 'title' | 'note'>;

function Nothing({ name, search, title, note }: NothingProps) {
  const empty = useEmptyWords(name);
  const heading = (
    <Link to="/reports/$name" params={{ name }} search={search}>
      {title}
    </Link>
  );
  return (
    <PanelFrame title={heading} note={note}>
      <p className={classes.empty}>
        {hasNarrowed(search) ? <Trans>Nothing in this period matches these filters.</Trans> : empty}
      </p>
    </PanelFrame>
  );
}
