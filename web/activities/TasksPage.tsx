import { Trans, useLingui } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useMayWrite, useMe } from '../app/queries.ts';
import { PageTitle, TopBar } from '../app/shell/TopBar.tsx';
import { LoadMore } from '../records/LoadMore.tsx';
import { NewButton } from '../records/list/NewButton.tsx';
import { NothingMade } from '../records/list/NothingMade.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { NewTask } from './NewTask.tsx';
import { PersonChips } from './PersonChips.tsx';
import { TaskGroup, TasksOutline } from './TaskGroup.tsx';
import classes from './TasksPage.module.css';
import { useTasks } from './useTasks.ts';

const route = getRouteApi('/app/tasks');

/** What there is to do, with the check boxes left of the margin. One's own unless asked otherwise. */
export function TasksPage() {
  const { t } = useLingui();
  const me = useMe();
  const { assignee_id } = route.useSearch();
  const whose = assignee_id ?? me.id;
  const tasks = useTasks(whose);
  const [isAdding, setAdding] = useState(false);
  const add = useMayWrite() ? () => setAdding(true) : null;
  const { open, done, late, today, upcoming, finished } = tasks;
  const count = late.length + today.length + upcoming.length;
  const isEmpty = open.isSuccess && done.isSuccess && count === 0 && finished.length === 0;
  return (
    <>
      <title>{t`Tasks`}</title>
      <TopBar action={add ? <NewButton onClick={add}>{t`New task`}</NewButton> : null}>
        <PageTitle>
          <Trans>Tasks</Trans>
        </PageTitle>
        {open.isSuccess ? <span className={classes.count}>{count}</span> : null}
      </TopBar>
      <PersonChips whose={whose} />
      <div className={classes.sheet}>
        {open.isPending ? <TasksOutline /> : null}
        {open.isError ? (
          <ErrorState error={open.error} retry={() => void open.refetch()}>
            <Trans>The tasks did not load.</Trans>
          </ErrorState>
        ) : null}
        {isEmpty ? (
          <NothingMade add={add} label={t`Add a task`}>
            <Trans>Nothing to do. Tasks, calls and meetings that are planned stand here.</Trans>
          </NothingMade>
        ) : (
          <div className={classes.book}>
            <TaskGroup title={t`Overdue`} tasks={late} whose={whose} tone="late" />
            <TaskGroup title={t`Today`} tasks={today} whose={whose} />
            <TaskGroup title={t`Upcoming`} tasks={upcoming} whose={whose} />
            {open.hasNextPage ? (
              <LoadMore
                isLoading={open.isFetching}
                failed={open.isFetchNextPageError}
                load={() => void open.fetchNextPage()}
              />
            ) : (
              <TaskGroup
                title={t`Done`}
                tasks={finished}
                whose={whose}
                tone="done"
                more={done.hasNextPage ? () => void done.fetchNextPage() : null}
              />
            )}
          </div>
        )}
      </div>
      {isAdding ? <NewTask close={() => setAdding(false)} /> : null}
    </>
  );
}
