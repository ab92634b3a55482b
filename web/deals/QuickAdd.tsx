import { Trans, useLingui } from '@lingui/react/macro';
import { IconCornerDownLeft } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Deal, NewDeal } from '../../contract/deals.ts';
import type { Stage } from '../../contract/pipelines.ts';
import { ApiProblem, api } from '../app/api.ts';
import { companyChoice } from '../app/choices.tsx';
import { useHomeCurrency } from '../app/queries.ts';
import { type Choice, ChoicePicker } from '../ui/ChoicePicker.tsx';
import { parseMoney } from '../ui/money.ts';
import classes from './QuickAdd.module.css';

type QuickAddProps = { stage: Stage; onAdded: (deal: Deal) => void; close: () => void };

/** A slip at the top of a column. Enter adds and stays open for the next; Esc closes. */
export function QuickAdd({ stage, onAdded, close }: QuickAddProps) {
  const { t } = useLingui();
  const currency = useHomeCurrency();
  const titleField = useRef<HTMLInputElement>(null);
  const [title, setTitle] = useState('');
  const [company, setCompany] = useState<Choice | null>(null);
  const [value, setValue] = useState('');
  const [error, setError] = useState<string | null>(null);

  const add = useMutation({
    mutationFn: addDeal,
    onSuccess: (deal) => {
      onAdded({ ...deal, company: deal.company ?? companyOf(company) });
      setTitle('');
      setValue('');
      setCompany(null);
      titleField.current?.focus();
    },
    onError: (refused) => setError(reasonOf(refused)),
  });

  function submit() {
    const cents = parseMoney(value, currency);
    if (title.trim() === '') return setError(t`Give it a title`);
    if (cents === undefined) return setError(t`Write an amount such as 12,500`);
    setError(null);
    add.mutate({
      title: title.trim(),
      stage_id: stage.id,
      company_id: company?.id ?? null,
      value_cents: cents ?? 0,
      currency,
    });
  }

  return (
    <form
      className={classes.slip}
      aria-label={t`New deal in ${stage.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <input
        ref={titleField}
        // biome-ignore lint/a11y/noAutofocus: the reader has just asked to write here
        autoFocus
        className={classes.title}
        aria-label={t`Title`}
        placeholder={t`Title`}
        maxLength={255}
        value={title}
        onChange={(event) => {
          setTitle(event.currentTarget.value);
          setError(null);
        }}
      />
      <div className={classes.line}>
        <ChoicePicker
          {...companyChoice}
          className={classes.company}
          label={t`Company`}
          labelHidden
          bare
          placeholder={t`Company`}
          value={company}
          onPick={setCompany}
        />
        <input
          className={classes.value}
          aria-label={t`Value in ${currency}`}
          placeholder={t`Value`}
          inputMode="decimal"
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      </div>
      {error ? (
        <p className={classes.error} role="alert">
          {error}
        </p>
      ) : null}
      <div className={classes.foot}>
        <button type="submit" className={classes.add} disabled={add.isPending}>
          <IconCornerDownLeft size={12} stroke={2} aria-hidden />
          <Trans>Add</Trans>
        </button>
        <button type="button" className={classes.close} onClick={close}>
          <Trans>Esc to close</Trans>
        </button>
      </div>
    </form>
  );
}

async function addDeal(body: NewDeal) {
  const created = await api<Deal>('/deals', { method: 'POST', body });
  const query = { include: 'company,contact,owner,next_activity' };
  return await api<Deal>(`/deals/${created.id}`, { query });
}

function companyOf(choice: Choice | null) {
  return choice && { id: choice.id, name: choice.name, domain: null, deleted_at: null };
}

function reasonOf(error: Error) {
  return error instanceof ApiProblem
    ? (Object.values(error.fieldErrors)[0] ?? error.message)
    : error.message;
}
