import { useLingui } from '@lingui/react/macro';
import { IconCheck } from '@tabler/icons-react';
import { type ReactNode, useId, useRef } from 'react';
import classes from './EditableField.module.css';
import { FieldTrouble } from './FieldTrouble.tsx';
import { type FieldPhase, type SaveValue, useFieldEditing } from './useFieldEditing.ts';

/** What an input inside a field gets: what to start from, and the two ways out. */
export type FieldEditor<Value> = {
  label: string;
  draft: Value;
  submit: (value: Value) => void;
  undo: () => void;
};

export type EditableFieldProps<Value> = {
  label: string;
  value: Value;
  save: SaveValue<Value>;
  /** How a value reads at rest. Links inside stay clickable. */
  show: (value: Value) => ReactNode;
  editor: (editor: FieldEditor<Value>) => ReactNode;
  isEmpty?: (value: Value) => boolean;
  isSame?: (left: Value, right: Value) => boolean;
  readOnly?: boolean;
  /** Under the input: "Enter saves, Esc undoes" unless the kind says it differently. */
  keysHint?: ReactNode;
};

/** A label, a value, a hairline. The whole row edits in place. */
export function EditableField<Value>(props: EditableFieldProps<Value>) {
  const { label, value, save, show, editor, readOnly = false } = props;
  const isEmpty = props.isEmpty ?? ((asked: Value) => asked === null || asked === '');
  const field = useFieldEditing(value, save, props.isSame ?? Object.is);
  const { state } = field;
  const labelId = useId();
  const target = useRef<HTMLButtonElement>(null);
  const { t } = useLingui();

  // Focus goes back to the row, so that Tab goes on from where the reader was.
  const leave = (way: () => void) => {
    way();
    requestAnimationFrame(() => target.current?.focus());
  };
  const shown = state.phase === 'saving' ? state.mine : value;

  return (
    <div className={classes.row} data-phase={state.phase} data-read-only={readOnly || undefined}>
      <span className={classes.label} id={labelId} title={label}>
        {label}
      </span>
      {state.phase === 'editing' ? (
        <div className={classes.editing}>
          {editor({
            label,
            draft: state.draft,
            submit: (mine) => leave(() => field.submit(mine)),
            undo: () => leave(field.undo),
          })}
          <span className={classes.keys}>{props.keysHint ?? t`Enter saves, Esc undoes`}</span>
        </div>
      ) : (
        <div className={classes.cell}>
          <span className={classes.value}>
            {isEmpty(shown) ? <span className={classes.none}>–</span> : show(shown)}
          </span>
          <FieldMark phase={state.phase} />
          {readOnly ? null : (
            <button
              ref={target}
              type="button"
              className={classes.target}
              aria-label={t`Edit ${label}`}
              onClick={field.edit}
            />
          )}
        </div>
      )}
      <FieldTrouble
        state={state}
        show={(asked) => (isEmpty(asked) ? '–' : show(asked))}
        keepTheirs={() => leave(field.keepTheirs)}
        takeMine={(mine) => leave(() => field.takeMine(mine))}
        dismiss={() => leave(field.undo)}
      />
    </div>
  );
}

function FieldMark({ phase }: { phase: FieldPhase<unknown>['phase'] }) {
  const { t } = useLingui();
  if (phase === 'saving')
    return <span className={classes.saving} role="status" title={t`Saving`} />;
  if (phase !== 'saved') return null;
  return (
    <span className={classes.saved} role="status">
      <IconCheck size={14} stroke={2.4} aria-label={t`Saved`} />
    </span>
  );
}
