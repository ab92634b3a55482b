import { useRouterState } from '@tanstack/react-router';
import classes from './LoadingBar.module.css';

/** On a slow network the page one left stays until the next is there: a bar says that it comes. */
export function LoadingBar() {
  const isLoading = useRouterState({ select: (state) => state.isLoading });
  return isLoading ? <div className={classes.bar} aria-hidden /> : null;
}
