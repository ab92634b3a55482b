import { Avatar } from '../ui/Avatar.tsx';
import classes from './PersonText.module.css';

/** A face with its name beside it. */
export function PersonText({ id, name }: { id: string; name: string }) {
  return (
    <span className={classes.person}>
      <Avatar id={id} name={name} decorative />
      <span className={classes.name}>{name}</span>
    </span>
  );
}
