import { Trans } from '@lingui/react/macro';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '../app/api.ts';
import { PageMissing } from '../app/PageMissing.tsx';
import { pipelinesQuery, usersQuery } from '../app/queries.ts';
import { PageTitle, TopBar } from '../app/shell/TopBar.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { SkeletonBars } from '../ui/SkeletonBars.tsx';
import classes from './RecordState.module.css';

type RecordStateProps<Row> = {
  result: UseQueryResult<Row>;
  /** What kind of record it is, while its own name is not known. */
  name: ReactNode;
  children: (row: Row) => ReactNode;
};

/** A record once it is there; before that its outline, or why it cannot be shown. */
export function RecordState<Row>({ result, name, children }: RecordStateProps<Row>) {
  const { data, error, isPending } = result;
  const isGone = error instanceof ApiProblem && error.status === 404;
  const namesKnown = useNamesKnown();
  if (data !== undefined && !isGone && namesKnown) return children(data);
  return (
    <>
      <TopBar>
        <PageTitle>{name}</PageTitle>
      </TopBar>
      {isPending || (data !== undefined && !isGone) ? <Outline /> : null}
      {isGone ? <PageMissing /> : null}
      {error && !isGone ? (
        <ErrorState error={error} retry={() => void result.refetch()}>
          <Trans>It did not load.</Trans>
        </ErrorState>
      ) : null}
    </>
  );
}

/** People and stages are few; a record waits for their names rather than moving when they come. */
function useNamesKnown() {
  const users = useQuery(usersQuery);
  const pipelines = useQuery(pipelinesQuery);
  return !users.isPending && !pipelines.isPending;
}

function Outline() {
  return (
    <div className={classes.outline} aria-busy>
      <div className={classes.head}>
        <SkeletonBars widths={[320, 210]} height={16} gap={12} />
      </div>
      <div className={classes.side}>
        <SkeletonBars widths={[60, '90%', '70%', '84%', '60%', '76%']} gap={17} />
      </div>
      <div className={classes.middle}>
        <SkeletonBars widths={['100%']} height={104} />
        <SkeletonBars widths={['40%', '92%', '80%', '36%', '88%']} gap={16} />
      </div>
      <div className={classes.side}>
        <SkeletonBars widths={[44, '80%', '64%', '72%']} gap={17} />
      </div>
    </div>
  );
}
