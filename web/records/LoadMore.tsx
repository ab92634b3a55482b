import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect, useEffectEvent, useRef } from 'react';
import classes from './LoadMore.module.css';

type LoadMoreProps = { isLoading: boolean; failed: boolean; load: () => void };

/** Stands after the last row and loads the next ones before it comes into sight. */
export function LoadMore({ isLoading, failed, load }: LoadMoreProps) {
  const end = useRef<HTMLDivElement>(null);
  const reached = useEffectEvent(() => {
    if (!isLoading && !failed) load();
  });
  useEffect(() => {
    if (!end.current) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) reached();
      },
      { rootMargin: '600px' },
    );
    observer.observe(end.current);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={end} className={classes.end} aria-busy={isLoading}>
      {failed ? (
        <Button variant="default" size="xs" onClick={load}>
          <Trans>Try again</Trans>
        </Button>
      ) : null}
    </div>
  );
}
