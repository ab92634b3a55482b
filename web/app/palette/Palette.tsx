import { Trans, useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { Keys } from '../../ui/Keys.tsx';
import { useShellCommands } from '../shell/shell-commands.ts';
import classes from './Palette.module.css';
import { PaletteRow } from './PaletteRow.tsx';
import { type PaletteEntry, type PaletteTab, usePaletteGroups } from './usePaletteGroups.tsx';

const tabs: PaletteTab[] = ['all', 'deals', 'people', 'companies', 'actions'];

/** ⌘K: find a record, go to a page, start something. */
export function Palette({ close }: { close: () => void }) {
  const { t } = useLingui();
  const listId = useId();
  const { openShortcuts } = useShellCommands();
  const [text, setText] = useState('');
  const [tab, setTab] = useState<PaletteTab>('all');
  const { groups, isSearching, error } = usePaletteGroups(text, tab, close);
  const entries = groups.flatMap((group) => group.entries);
  const { active, setActive, pressed } = useActiveEntry(entries, (by) => setTab(after(tab, by)));

  return (
    <Modal.Root
      opened
      onClose={close}
      padding={0}
      size={660}
      yOffset="11vh"
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes.palette ?? '' }}
    >
      <Modal.Overlay color="var(--rp-scrim)" backgroundOpacity={1} />
      <Modal.Content aria-label={t`Search or jump to`}>
        <div className={classes.top}>
          <IconSearch size={18} stroke={1.8} aria-hidden />
          <input
            // At once: the modal's own focus comes a moment later, and one types on after ⌘K.
            ref={focusAtOnce}
            className={classes.input}
            data-autofocus
            role="combobox"
            aria-expanded
            aria-controls={listId}
            aria-activedescendant={active ? `${listId}-${active.id}` : undefined}
            aria-label={t`Search or jump to`}
            placeholder={t`Search or jump to`}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={pressed}
          />
          <Tabs tab={tab} choose={setTab} />
        </div>
        <div
          className={classes.list}
          id={listId}
          role="listbox"
          aria-label={t`Found`}
          aria-busy={isSearching}
        >
          {groups.map((group) => (
            <fieldset key={group.title} className={classes.section} aria-label={group.title}>
              <div className={classes.group} aria-hidden>
                {group.title}
              </div>
              {group.entries.map((entry) => (
                <PaletteRow
                  key={entry.id}
                  elementId={`${listId}-${entry.id}`}
                  entry={entry}
                  text={text}
                  isActive={entry.id === active?.id}
                  point={() => setActive(entry.id)}
                />
              ))}
            </fieldset>
          ))}
          {error ? <p className={classes.none}>{error.message}</p> : null}
          {entries.length === 0 && !isSearching && !error ? (
            <p className={classes.none}>
              <Trans>Nothing found for “{text}”.</Trans>
            </p>
          ) : null}
        </div>
        <footer className={classes.foot}>
          <span>
            <Keys keys="↑ ↓" /> <Trans>move</Trans>
          </span>
          <span>
            <Keys keys="↵" /> <Trans>open</Trans>
          </span>
          <span>
            <Keys keys="Tab" /> <Trans>narrow down</Trans>
          </span>
          <button type="button" className={classes.shortcuts} onClick={openShortcuts}>
            <Keys keys="?" /> <Trans>all shortcuts</Trans>
          </button>
        </footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function focusAtOnce(input: HTMLInputElement | null) {
  input?.focus();
}

function Tabs({ tab, choose }: { tab: PaletteTab; choose: (tab: PaletteTab) => void }) {
  const { t } = useLingui();
  const names: Record<PaletteTab, string> = {
    all: t`All`,
    deals: t`Deals`,
    people: t`People`,
    companies: t`Companies`,
    actions: t`Actions`,
  };
  return (
    <div className={classes.tabs}>
      {tabs.map((one) => (
        <button
          key={one}
          type="button"
          tabIndex={-1}
          className={classes.tab}
          aria-pressed={one === tab}
          onClick={() => choose(one)}
        >
          {names[one]}
        </button>
      ))}
      <span className={classes.tabKey} aria-hidden>
        <Keys keys="Tab" />
      </span>
    </div>
  );
}

function after(tab: PaletteTab, by: 1 | -1) {
  return tabs[(tabs.indexOf(tab) + by + tabs.length) % tabs.length] ?? 'all';
}

/** The row Enter would open: the first, until arrows or pointer choose another. */
function useActiveEntry(entries: PaletteEntry[], turn: (by: 1 | -1) => void) {
  const [chosen, setActive] = useState<string | null>(null);
  const at = Math.max(
    0,
    entries.findIndex(({ id }) => id === chosen),
  );
  const active = entries[at];
  const pressed = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (by !== 0) setActive(entries[(at + by + entries.length) % entries.length]?.id ?? null);
    else if (event.key === 'Tab') turn(event.shiftKey ? -1 : 1);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) active?.run();
    else return;
    event.preventDefault();
  };
  return { active, setActive, pressed };
}
