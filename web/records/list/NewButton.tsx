import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import classes from './NewButton.module.css';

/** The page's one filled button; on a phone only its plus shows. */
export function NewButton({ onClick, children }: { onClick: () => void; children: string }) {
  return (
    <Button className={classes.button ?? ''} onClick={onClick}>
      <IconPlus size={16} stroke={2} aria-hidden />
      <span className={classes.text}>{children}</span>
    </Button>
  );
}
