import { useLingui } from '@lingui/react/macro';
import { useDebouncedValue } from '@mantine/hooks';
import { IconKeyboard, IconPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SearchResults } from '../../../contract/search.ts';
import { kindOf, stageMarks } from '../../deals/stage-marks.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { CompanySquare } from '../../ui/CompanySquare.tsx';
import { Money } from '../../ui/Money.tsx';
import { TallyMark } from '../../ui/TallyMark.tsx';
import { api } from '../api.ts';
import { contactName } from '../choices.tsx';
import { destinations } from '../navigation.ts';
import { pipelinesQuery, useHomeCurrency, useMayWrite } from '../queries.ts';
import { useShellCommands } from '../shell/shell-commands.ts';
import classes from './Palette.module.css';

export type PaletteTab = 'all' | 'deals' | 'people' | 'companies' | 'actions';

export type PaletteEntry = {
  id: string;
  icon: ReactNode;
  name: string;
  hint?: string | null | undefined;
  side?: ReactNode;
  keys?: string;
  run: () => void;
};

type Group = { tab: PaletteTab; title: string; entries: PaletteEntry[] };

/** What the palette offers for a text: records whose names hold it, pages, and acts. */
export function usePaletteGroups(text: string, tab: PaletteTab, close: () => void) {
  const asked = useDebouncedValue(text.trim(), 90)[0];
  const limit = tab === 'all' ? 5 : 20;
  const search = useQuery({
    queryKey: ['search', asked, limit],
    queryFn: ({ signal }) => api<SearchResults>('/search', { query: { q: asked, limit }, signal }),
    enabled: asked !== '' && tab !== 'actions',
    placeholderData: keepPreviousData,
  });
  const records = useRecordGroups(asked === '' ? undefined : search.data, close);
  const acts = useActGroups(text.trim(), close);
  const groups = [...records, ...acts].filter(
    (group) => group.entries.length > 0 && (tab === 'all' || group.tab === tab),
  );
  const isSearching = search.isFetching || asked !== text.trim();
  return { groups, isSearching, error: search.isError ? search.error : null };
}

function useRecordGroups(found: SearchResults | undefined, close: () => void): Group[] {
  const { t } = useLingui();
  const navigate = useNavigate();
  const go = (to: '/deals/$id' | '/contacts/$id' | '/companies/$id', id: string) => () => {
    close();
    void navigate({ to, params: { id } });
  };
  const home = useHomeCurrency();
  const marks = useAllMarks();
  if (!found) return [];
  const deals = found.deals.map((deal) => ({
    id: deal.id,
    icon: <TallyMark {...(marks.get(deal.stage_id) ?? { ...unknownMark, kind: kindOf(deal) })} />,
    name: deal.title,
    hint: deal.company?.name,
    side: (
      <span className={classes.side}>
        <Money
          className={classes.amount}
          cents={deal.value_cents}
          currency={deal.currency}
          sign={deal.currency !== home}
        />
        {deal.owner ? <Avatar id={deal.owner.id} name={deal.owner.name} /> : null}
      </span>
    ),
    run: go('/deals/$id', deal.id),
  }));
  const people = found.contacts.map((contact) => ({
    id: contact.id,
    icon: <Avatar id={contact.id} name={contactName(contact)} size={24} decorative />,
    name: contactName(contact),
    hint: [contact.job_title, contact.company?.name ?? contact.email].filter(Boolean).join(', '),
    run: go('/contacts/$id', contact.id),
  }));
  const companies = found.companies.map((company) => ({
    id: company.id,
    icon: <CompanySquare name={company.name} size={22} />,
    name: company.name,
    hint: company.domain,
    run: go('/companies/$id', company.id),
  }));
  return [
    { tab: 'deals', title: t`Deals`, entries: deals },
    { tab: 'people', title: t`People`, entries: people },
    { tab: 'companies', title: t`Companies`, entries: companies },
  ];
}

const unknownMark = { step: 1, of: 1, colour: 'var(--rp-ink-3)' };

/** The tally of every stage of every pipeline. */
function useAllMarks() {
  const pipelines = useQuery(pipelinesQuery).data ?? [];
  return new Map(pipelines.flatMap(({ stages }) => [...stageMarks(stages)]));
}

function useActGroups(text: string, close: () => void): Group[] {
  const { t, i18n } = useLingui();
  const navigate = useNavigate();
  const { openNewDeal, openShortcuts } = useShellCommands();
  const mayWrite = useMayWrite();
  const places = destinations.map(({ to, label, icon: Icon, key }) => ({
    id: to,
    icon: <Icon size={17} stroke={1.7} aria-hidden />,
    name: i18n._(label),
    keys: `G ${key.toUpperCase()}`,
    run: () => {
      close();
      void navigate({ to });
    },
  }));
  const newDeal = {
    id: 'new-deal',
    icon: <IconPlus size={17} stroke={1.7} aria-hidden />,
    name: text === '' ? t`New deal` : t`New deal “${text}”`,
    keys: 'N D',
    run: () => openNewDeal(text),
  };
  const shortcuts = {
    id: 'shortcuts',
    icon: <IconKeyboard size={17} stroke={1.7} aria-hidden />,
    name: t`Shortcuts`,
    keys: '?',
    run: openShortcuts,
  };
  const holds = ({ name }: { name: string }) => name.toLowerCase().includes(text.toLowerCase());
  return [
    { tab: 'actions', title: t`Go to`, entries: places.filter(holds) },
    {
      tab: 'actions',
      title: t`Do`,
      entries: (mayWrite ? [newDeal, shortcuts] : [shortcuts]).filter(holds),
    },
  ];
}
