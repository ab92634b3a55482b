import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import classes from './OptionList.module.css';
import { stepFocus } from './step-focus.ts';

export type Option = { id: string; name: string; icon?: ReactNode };

type OptionListProps = {
  options: Option[];
  chosen: string | null;
  choose: (id: string) => void;
};

const searchAbove = 8;

/** A short list to choose from; a long one is searched. Arrows move, Enter chooses. */
export function OptionList({ options, chosen, choose }: OptionListProps) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const asked = text.trim().toLocaleLowerCase();
  const shown = options.filter(({ name }) => name.toLocaleLowerCase().includes(asked));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the buttons inside
    <div onKeyDown={moveByArrows}>
      {options.length > searchAbove ? (
        <TextInput
          className={classes.search}
          aria-label={t`Find`}
          placeholder={t`Find`}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            const first = shown[0];
            if (event.key === 'Enter' && first) choose(first.id);
          }}
        />
      ) : null}
      <ul className={classes.list}>
        {shown.map(({ id, name, icon }) => (
          <li key={id}>
            <button
              type="button"
              className={classes.option}
              aria-pressed={id === chosen}
              onClick={() => choose(id)}
            >
              {icon}
              <span className={classes.name}>{name}</span>
              {id === chosen ? <IconCheck size={15} stroke={2} aria-hidden /> : null}
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? (
        <p className={classes.none}>
          <Trans>Nothing found</Trans>
        </p>
      ) : null}
    </div>
  );
}

function moveByArrows(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  stepFocus(event.currentTarget, 'input, button', event.key === 'ArrowDown' ? 1 : -1);
}
