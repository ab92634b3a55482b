import { useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { Keys, modKey } from '../../ui/Keys.tsx';
import { destinations } from '../navigation.ts';
import classes from './Shortcuts.module.css';

/** The sheet behind `?`. */
export function Shortcuts({ close }: { close: () => void }) {
  const { t, i18n } = useLingui();
  const anywhere: [string, string][] = [
    [`${modKey.trim()} K`, t`Search or jump to`],
    ['N D', t`New deal`],
    [`${modKey.trim()} Z`, t`Take back the last move`],
    ['?', t`These shortcuts`],
  ];
  const going = destinations.map(({ key, label }): [string, string] => [
    `G ${key.toUpperCase()}`,
    i18n._(label),
  ]);
  const board: [string, string][] = [
    [t`Space`, t`Lift a deal, and put it down`],
    ['← → ↑ ↓', t`Carry it to a stage, or a place in it`],
    ['Esc', t`Put it back where it was`],
    ['↵', t`Open the deal`],
    ['M', t`Choose a stage for it`],
    ['P', t`Plan its next step`],
  ];
  return (
    <Modal opened onClose={close} title={t`Shortcuts`} size={620}>
      <div className={classes.columns}>
        <div>
          <Section title={t`Anywhere`} keys={anywhere} />
          <Section title={t`With a deal on the board`} keys={board} />
        </div>
        <Section title={t`Go to`} keys={going} />
      </div>
    </Modal>
  );
}

function Section({ title, keys }: { title: string; keys: [string, string][] }) {
  return (
    <section>
      <h3 className={classes.title}>{title}</h3>
      <dl className={classes.list}>
        {keys.map(([key, meaning]) => (
          <div key={key} className={classes.row}>
            <dt>{meaning}</dt>
            <dd>
              <Keys keys={key} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
