import { useLingui } from '@lingui/react/macro';
import { IconArrowLeft, IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactNode } from 'react';
import classes from './Breadcrumbs.module.css';

type BreadcrumbsProps = {
  /** From where one comes, outermost first. */
  from: {
    name: string;
    to: '/pipeline' | '/deals' | '/contacts' | '/companies';
    search?: object;
  }[];
  /** Where one is. */
  here: ReactNode;
};

/** The way to a record; on a phone an arrow back. */
export function Breadcrumbs({ from, here }: BreadcrumbsProps) {
  const { t } = useLingui();
  const last = from.at(-1);
  return (
    <nav className={classes.crumbs} aria-label={t`Where you are`}>
      {last ? (
        <Link
          to={last.to}
          search={last.search ?? {}}
          className={classes.back}
          aria-label={last.name}
        >
          <IconArrowLeft size={20} stroke={1.8} aria-hidden />
        </Link>
      ) : null}
      {from.map(({ name, to, search }) => (
        <Fragment key={name}>
          <Link to={to} search={search ?? {}} className={classes.crumb}>
            {name}
          </Link>
          <IconChevronRight className={classes.arrow} size={14} stroke={1.7} aria-hidden />
        </Fragment>
      ))}
      <span className={classes.here} aria-current="page">
        {here}
      </span>
    </nav>
  );
}
