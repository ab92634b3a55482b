import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { type Destination, setUpDestinations, workDestinations } from '../navigation.ts';
import classes from './Spine.module.css';
import { UserMenu } from './UserMenu.tsx';

/** The green spine: where one is, is a paper tab that joins the page. */
export function Spine() {
  const { t } = useLingui();
  return (
    <nav className={classes.spine} aria-label={t`Main`}>
      <Link to="/pipeline" className={classes.name}>
        <span>Rapport</span>
      </Link>
      <ul className={classes.list}>
        {workDestinations.map((place) => (
          <Tab key={place.to} place={place} />
        ))}
      </ul>
      {setUpDestinations.length > 0 ? (
        <>
          <hr className={classes.rule} />
          <ul className={classes.list}>
            {setUpDestinations.map((place) => (
              <Tab key={place.to} place={place} />
            ))}
          </ul>
        </>
      ) : null}
      <div className={classes.foot}>
        <UserMenu />
      </div>
    </nav>
  );
}

function Tab({ place }: { place: Destination }) {
  const { i18n } = useLingui();
  const Icon = place.icon;
  return (
    <li>
      <Link to={place.to} className={classes.tab} title={i18n._(place.label)}>
        <Icon size={16} stroke={1.7} aria-hidden />
        <span className={classes.label}>{i18n._(place.label)}</span>
      </Link>
    </li>
  );
}
