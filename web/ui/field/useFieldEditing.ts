import { useEffect, useState } from 'react';

export type SaveOutcome<Value> =
  | { outcome: 'saved' }
  /** The reason, and who can allow it, in one sentence. */
  | { outcome: 'refused'; reason: string }
  /** Someone else changed the record meanwhile. */
  | { outcome: 'changed'; theirs: Value; by?: string | undefined };

/** Saves a value; with `overwrite` it wins over what others changed meanwhile. Never throws. */
export type SaveValue<Value> = (
  value: Value,
  options: { overwrite: boolean },
) => Promise<SaveOutcome<Value>>;

export type FieldPhase<Value> =
  | { phase: 'rest' }
  /** `base` is what stood there when the editing began. */
  | { phase: 'editing'; draft: Value; base: Value }
  | { phase: 'saving'; mine: Value }
  | { phase: 'saved' }
  | { phase: 'refused'; mine: Value; reason: string }
  | { phase: 'changed'; mine: Value; theirs: Value; by?: string | undefined };

const tickFor = 1400;

/** The life of one field: rest, editing, saving, a tick for a moment, or what stood in the way. */
export function useFieldEditing<Value>(
  value: Value,
  save: SaveValue<Value>,
  isSame: (left: Value, right: Value) => boolean,
) {
  const [state, setState] = useState<FieldPhase<Value>>({ phase: 'rest' });
  const rest = () => setState({ phase: 'rest' });

  useEffect(() => {
    if (state.phase !== 'saved') return;
    const timer = setTimeout(() => setState({ phase: 'rest' }), tickFor);
    return () => clearTimeout(timer);
  }, [state.phase]);

  async function store(mine: Value, overwrite: boolean) {
    setState({ phase: 'saving', mine });
    const result = await save(mine, { overwrite });
    if (result.outcome === 'saved') return setState({ phase: 'saved' });
    if (result.outcome === 'refused')
      return setState({ phase: 'refused', mine, reason: result.reason });
    // Both typed the same: there is nothing to settle.
    if (isSame(result.theirs, mine)) return setState({ phase: 'saved' });
    setState({ phase: 'changed', mine, theirs: result.theirs, by: result.by });
  }

  function submit(mine: Value) {
    if (isSame(mine, value)) return rest();
    // A live change came in while this one typed: its version alone would let theirs be lost.
    const touched = state.phase === 'editing' && !isSame(state.base, value);
    if (touched && isSame(mine, state.base)) return rest();
    if (touched) return setState({ phase: 'changed', mine, theirs: value });
    void store(mine, false);
  }

  return {
    state,
    edit: () =>
      setState({ phase: 'editing', draft: 'mine' in state ? state.mine : value, base: value }),
    undo: rest,
    keepTheirs: rest,
    submit,
    takeMine: (mine: Value) => void store(mine, true),
  };
}
