import { useLingui } from '@lingui/react/macro';
import { type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun, type TablerIcon } from '@tabler/icons-react';
import classes from './UserMenu.module.css';

/** Light, dark, or whatever the system says. */
export function ColorSchemeSwitch() {
  const { t } = useLingui();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const schemes: [MantineColorScheme, string, TablerIcon][] = [
    ['light', t`Light`, IconSun],
    ['dark', t`Dark`, IconMoon],
    ['auto', t`System`, IconDeviceDesktop],
  ];
  return (
    <fieldset className={classes.schemes} aria-label={t`Colours`}>
      {schemes.map(([scheme, label, Icon]) => (
        <button
          key={scheme}
          type="button"
          role="menuitemradio"
          aria-checked={colorScheme === scheme}
          className={classes.scheme}
          onClick={() => setColorScheme(scheme)}
        >
          <Icon size={16} stroke={1.7} aria-hidden />
          {label}
        </button>
      ))}
    </fieldset>
  );
}
