import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { PageTitle, TopBar } from '../app/shell/TopBar.tsx';
import classes from './ReportsPage.module.css';
import { reportIcons } from './report-icons.ts';
import { reportKinds, reportNames } from './report-kinds.ts';
import './texts.ts';

/** The twelve reports: what each is called, and what it answers. */
export function ReportsPage() {
  const { t, i18n } = useLingui();
  return (
    <>
      <title>{t`Reports`}</title>
      <TopBar>
        <PageTitle>
          <Trans>Reports</Trans>
        </PageTitle>
      </TopBar>
      <div className={classes.sheet}>
        <ul className={classes.list}>
          {reportNames.map((name) => {
            const Icon = reportIcons[name];
            return (
              <li key={name} className={classes.item}>
                <Link to="/reports/$name" params={{ name }} className={classes.report}>
                  <Icon size={20} stroke={1.6} aria-hidden />
                  <span>
                    <span className={classes.title}>{i18n._(reportKinds[name].title)}</span>
                    <span className={classes.sentence}>{i18n._(reportKinds[name].sentence)}</span>
                  </span>
                </Link>
              </li>
            );
          })}
        </ul>
      </div>
    </>
  );
}
