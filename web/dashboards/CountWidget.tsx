import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { ReportName } from '../../contract/reports.ts';
import { useHomeCurrency } from '../app/queries.ts';
import { useReport } from '../reports/useReport.ts';
import { spanName } from '../reports/views/changes.ts';
import { PanelFrame } from '../reports/views/PanelFrame.tsx';
import { asOfDay } from '../reports/views/PipelineAsOfView.tsx';
import type { AnyAnswer } from '../reports/views/ReportView.tsx';
import classes from './CountWidget.module.css';
import { type Change, changeOf, countOf, figureText } from './count.ts';
import { type CountFigure, countFigureOf } from './figures.ts';
import panel from './WidgetPanel.module.css';
import type { WidgetProps } from './WidgetPanel.tsx';
import { WidgetState } from './WidgetState.tsx';

/** One figure of a report, and how it stands to the period before. */
export function CountWidget({ widget, ...props }: WidgetProps) {
  const figure = countFigureOf(widget);
  if (widget.report === null || !figure) return null;
  return <Shown name={widget.report} figure={figure} {...props} />;
}

type ShownProps = Omit<WidgetProps, 'widget'> & { name: ReportName; figure: CountFigure };

function Shown({ name, figure, search, title, note, isLive }: ShownProps) {
  const home = useHomeCurrency();
  const { data, error, refetch, isPlaceholderData } = useReport(name, search, isLive);
  if (!data) return <WidgetState {...{ title, note, error }} retry={() => void refetch()} />;
  const counted = countOf(data, figure.measure, home);
  const change = isComparable(data, figure) ? changeOf(figure.measure, counted) : null;
  const heading = (
    <Link to="/reports/$name" params={{ name }} search={search}>
      {title}
    </Link>
  );
  return (
    <div className={isPlaceholderData ? panel.stale : undefined}>
      <PanelFrame title={heading} note={note}>
        <p className={classes.figure}>{figureText(figure.measure, counted)}</p>
        {change ? (
          <p className={classes.change}>
            <b data-tone={toneOf(change, figure)}>{change.words}</b>{' '}
            <Before
              answer={data}
              text={figureText(figure.measure, { ...counted, value: counted.before })}
            />
          </p>
        ) : null}
      </PanelFrame>
    </div>
  );
}

/** What is ahead has no like in a period that is over: nothing is expected there, nor still planned. */
function isComparable({ report }: AnyAnswer, { measure }: CountFigure) {
  return report !== 'forecast' && !(report === 'activity' && measure === 'open_count');
}

function toneOf({ isUp, isSame }: Change, { isWorseUp = false }: CountFigure) {
  if (isSame) return 'plain';
  return isUp === isWorseUp ? 'worse' : 'good';
}

function Before({ answer, text }: { answer: AnyAnswer; text: string }) {
  const { t } = useLingui();
  if (!answer.previous) return null;
  if (answer.report === 'pipeline-as-of') {
    const day = asOfDay(answer.previous, answer.time_zone);
    return <span>{t`${text} on ${day}`}</span>;
  }
  const when = spanName(answer.previous);
  return <span>{t`${text} from ${when}`}</span>;
}
