import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { workDestinations } from '../navigation.ts';
import classes from './BottomBar.module.css';

/** The spine on a phone. */
export function BottomBar() {
  const { t, i18n } = useLingui();
  return (
    <nav className={classes.bar} aria-label={t`Main`}>
      {workDestinations.map(({ to, label, icon: Icon }) => (
        <Link key={to} to={to} className={classes.tab}>
          <Icon size={20} stroke={1.6} aria-hidden />
          {i18n._(label)}
        </Link>
      ))}
    </nav>
  );
}
