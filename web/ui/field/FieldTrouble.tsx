import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './EditableField.module.css';
import type { FieldPhase } from './useFieldEditing.ts';

type FieldTroubleProps<Value> = {
  state: FieldPhase<Value>;
  show: (value: Value) => ReactNode;
  keepTheirs: () => void;
  takeMine: (mine: Value) => void;
  dismiss: () => void;
};

/** Below a field whose change did not go in: what was refused and why, or who was quicker. */
export function FieldTrouble<Value>(props: FieldTroubleProps<Value>) {
  const { state, show } = props;
  if (state.phase === 'refused') {
    return (
      <div className={classes.trouble} role="alert">
        <s className={classes.struck}>{show(state.mine)}</s>
        <p className={classes.reason}>
          <Trans>Not saved. {state.reason}</Trans>
        </p>
        <Button size="xs" variant="subtle" onClick={props.dismiss}>
          <Trans>Dismiss</Trans>
        </Button>
      </div>
    );
  }
  if (state.phase !== 'changed') return null;
  return (
    <div className={classes.trouble} role="alert">
      <p className={classes.who}>
        {state.by ? (
          <Trans>{state.by} changed this meanwhile</Trans>
        ) : (
          <Trans>Changed meanwhile</Trans>
        )}
      </p>
      <dl className={classes.versions}>
        <dt>
          <Trans>Theirs</Trans>
        </dt>
        <dd>{show(state.theirs)}</dd>
        <dt>
          <Trans>Yours</Trans>
        </dt>
        <dd>{show(state.mine)}</dd>
      </dl>
      <div className={classes.ways}>
        <Button size="xs" variant="default" onClick={props.keepTheirs}>
          <Trans>Keep theirs</Trans>
        </Button>
        <Button size="xs" variant="default" onClick={() => props.takeMine(state.mine)}>
          <Trans>Use mine</Trans>
        </Button>
      </div>
    </div>
  );
}
