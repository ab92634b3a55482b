import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { ApiProblem } from '../app/api.ts';
import { PanelFrame } from '../reports/views/PanelFrame.tsx';
import { SkeletonBars } from '../ui/SkeletonBars.tsx';
import classes from './WidgetPanel.module.css';

type WidgetStateProps = {
  title: string;
  note: string | null;
  error: Error | null;
  retry: () => void;
};

const bars = ['86%', '62%', '74%', '48%'];

/** A panel before its figures: flat bars, or what failed with a way to try again. */
export function WidgetState({ title, note, error, retry }: WidgetStateProps) {
  const { t } = useLingui();
  return (
    <PanelFrame title={title} note={note} isBusy={error === null}>
      {error ? (
        <div className={classes.failed} role="alert">
          <p>
            <Trans>This panel did not load.</Trans>
            <span>{ApiProblem.reasonOf(error)}</span>
          </p>
          <Button variant="default" size="xs" onClick={retry} aria-label={t`Load ${title} again`}>
            <Trans>Try again</Trans>
          </Button>
        </div>
      ) : (
        <SkeletonBars widths={bars} height={16} gap={14} />
      )}
    </PanelFrame>
  );
}
