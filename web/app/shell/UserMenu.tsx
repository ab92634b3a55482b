import { Trans, useLingui } from '@lingui/react/macro';
import { Menu, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Avatar } from '../../ui/Avatar.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { setUpDestinations } from '../navigation.ts';
import { useMe } from '../queries.ts';
import { ColorSchemeSwitch } from './ColorSchemeSwitch.tsx';
import { useShellCommands } from './shell-commands.ts';
import { signOut } from './sign-out.ts';
import classes from './UserMenu.module.css';

/** Who is signed in; light, dark or system; the way out. Only the face on a phone. */
export function UserMenu({ compact = false }: { compact?: boolean }) {
  const me = useMe();
  const { t } = useLingui();
  return (
    <Menu width={208} position={compact ? 'bottom-end' : 'top-start'} offset={6}>
      <Menu.Target>
        <UnstyledButton
          className={compact ? classes.face : classes.who}
          aria-label={compact ? t`${me.name}, you and your settings` : undefined}
        >
          <Avatar id={me.id} name={me.name} size={compact ? 30 : 28} decorative />
          {compact ? null : <NameAndTeam />}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <ColorSchemeSwitch />
        <Menu.Divider />
        <SetUpItems />
        <ShortcutsItem />
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={15} stroke={1.7} />} onClick={signOut}>
          <Trans>Sign out</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function NameAndTeam() {
  const me = useMe();
  return (
    <span className={classes.names}>
      <span className={classes.name}>{me.name}</span>
      <span className={classes.team}>{me.team_name ?? me.workspace.name}</span>
    </span>
  );
}

function SetUpItems() {
  const { i18n } = useLingui();
  return setUpDestinations.map(({ to, label, icon: Icon }) => (
    <Menu.Item
      key={to}
      leftSection={<Icon size={15} stroke={1.7} />}
      renderRoot={(props) => <Link to={to} {...props} />}
    >
      {i18n._(label)}
    </Menu.Item>
  ));
}

function ShortcutsItem() {
  const { openShortcuts } = useShellCommands();
  return (
    <Menu.Item
      visibleFrom="sm"
      leftSection={<IconKeyboard size={15} stroke={1.7} />}
      rightSection={<Keys keys="?" />}
      onClick={openShortcuts}
    >
      <Trans>Shortcuts</Trans>
    </Menu.Item>
  );
}
