import { Trans, useLingui } from '@lingui/react/macro';
import { Popover } from '@mantine/core';
import type { Deal, Stay } from '../../contract/deals.ts';
import { useActorName } from '../records/feed/useActorName.ts';
import { formatDay, formatInFull, formatTime } from '../ui/dates.ts';
import { ageingOf } from './ageing.ts';
import classes from './StaysPopover.module.css';
import type { PathStep } from './stage-steps.ts';
import { lengthOf } from './stays.ts';
import { useStayWords } from './useStayWords.ts';

/** The time spent in a stage; opened, every stay with who moved the deal there and how. */
export function StaysPopover({ step, deal }: { step: PathStep; deal: Deal }) {
  const { t } = useLingui();
  const words = useStayWords();
  const { stage, stays, when } = step;
  const closed = when === 'here' && deal.closed_at !== null;
  const ageing = when === 'here' && !closed ? ageingOf(deal, stage, new Date()).ageing : 'fresh';
  return (
    <Popover position="bottom-end" width={360} trapFocus>
      <Popover.Target>
        <button
          type="button"
          className={classes.time}
          data-ageing={ageing}
          aria-label={t`${words(step.length)} in ${stage.name}, show each stay`}
        >
          {closed && deal.closed_at ? formatDay(new Date(deal.closed_at)) : words(step.length)}
          {stays.length > 1 ? <span className={classes.times}>{t`${stays.length}×`}</span> : null}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t`Stays in ${stage.name}`}>
        <h3 className={classes.title}>
          <Trans>Stays in {stage.name}</Trans>
        </h3>
        <ol className={classes.list}>
          {stays.map((stay) => (
            <StayRow key={stay.id} stay={stay} />
          ))}
        </ol>
        {stage.rotting_days !== null && when === 'here' ? (
          <p className={classes.note}>
            <Trans>Deals rot here after {stage.rotting_days} days.</Trans>
          </p>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function StayRow({ stay }: { stay: Stay }) {
  const { t } = useLingui();
  const words = useStayWords();
  const actor = useActorName();
  const ways = { app: t`in the app`, import: t`by import`, api: t`by the API`, sql: t`by SQL` };
  return (
    <li className={classes.stay}>
      <span className={classes.span}>
        <Moment at={stay.entered_at} /> – {stay.left_at ? <Moment at={stay.left_at} /> : t`now`}
      </span>
      <span className={classes.length}>{words(lengthOf(stay, new Date()))}</span>
      <span className={classes.who}>
        {actor(stay.moved_by, stay.via)}
        {stay.moved_by ? <>, {ways[stay.via]}</> : null}
        {stay.assumed ? (
          <span className={classes.assumed}>
            <Trans>date assumed</Trans>
          </span>
        ) : null}
      </span>
    </li>
  );
}

function Moment({ at }: { at: string }) {
  const date = new Date(at);
  return (
    <time dateTime={at} title={formatInFull(date)}>
      {formatDay(date)}, {formatTime(date)}
    </time>
  );
}
