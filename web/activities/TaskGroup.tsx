import { Trans } from '@lingui/react/macro';
import type { Activity } from '../../contract/activities.ts';
import { SkeletonBars } from '../ui/SkeletonBars.tsx';
import classes from './TaskGroup.module.css';
import { TaskRow } from './TaskRow.tsx';
import type { Whose } from './tasks.ts';

type TaskGroupProps = {
  title: string;
  tasks: Activity[];
  whose: Whose;
  tone?: 'late' | 'done';
  more?: (() => void) | null;
};

/** The tasks of one time: a heading and a row each. Nothing at all where there are none. */
export function TaskGroup({ title, tasks, whose, tone, more }: TaskGroupProps) {
  if (tasks.length === 0) return null;
  return (
    <section className={classes.group} data-tone={tone} aria-label={title}>
      <h2 className={classes.title}>
        {title}
        {tone === 'done' ? null : <span className={classes.count}>{tasks.length}</span>}
      </h2>
      <ul className={classes.list}>
        {tasks.map((task) => (
          <TaskRow key={task.id} task={task} whose={whose} />
        ))}
      </ul>
      {more ? (
        <button type="button" className={classes.more} onClick={more}>
          <Trans>Show more</Trans>
        </button>
      ) : null}
    </section>
  );
}

/** Where rows will be. */
export function TasksOutline() {
  return (
    <div className={classes.outline} aria-busy>
      <SkeletonBars widths={[70, '46%', '38%', '52%', '34%', '44%']} gap={24} />
    </div>
  );
}
