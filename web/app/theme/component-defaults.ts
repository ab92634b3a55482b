import { msg } from '@lingui/core/macro';
import type { MantineThemeComponents } from '@mantine/core';
import { i18n } from '../i18n.ts';
import classes from './components.module.css';

const closeButtonProps = { 'aria-label': i18n._(msg`Close`) };
const pop = { duration: 160, transition: 'pop-top-left' } as const;
const inputHeight = () => ({ wrapper: { '--input-height': '32px', '--input-fz': '13px' } });

/**
 * How Mantine's parts look everywhere, so that pages only say what they mean. Plain objects rather
 * than `Button.extend(…)`: importing every part here would put them all into the first page.
 */
export const componentDefaults: MantineThemeComponents = {
  Button: {
    defaultProps: { size: 'sm' },
    classNames: { root: classes.button ?? '' },
    vars: (_theme: unknown, props: { size?: string }) => ({
      root: {
        '--button-height': props.size === 'xs' ? '26px' : '32px',
        '--button-padding-x': props.size === 'xs' ? '8px' : '12px',
        '--button-fz': props.size === 'xs' ? '12px' : '13px',
      },
    }),
  },
  ActionIcon: {
    defaultProps: { variant: 'subtle', color: 'gray' },
    classNames: { root: classes.actionIcon ?? '' },
  },
  Input: { classNames: { input: classes.input ?? '' }, vars: inputHeight },
  InputWrapper: {
    classNames: {
      label: classes.label ?? '',
      error: classes.fieldError ?? '',
      description: classes.description ?? '',
    },
  },
  TextInput: { defaultProps: { size: 'sm' } },
  PasswordInput: { defaultProps: { size: 'sm' } },
  Textarea: { defaultProps: { size: 'sm', autosize: true, minRows: 2 } },
  Select: {
    defaultProps: {
      size: 'sm',
      allowDeselect: false,
      comboboxProps: { shadow: 'pop', radius: 6, transitionProps: pop },
    },
    classNames: { option: classes.option ?? '', dropdown: classes.dropdown ?? '' },
  },
  Checkbox: {
    defaultProps: { radius: 3, size: 'xs' },
    classNames: {
      input: classes.checkbox ?? '',
      label: classes.checkboxLabel ?? '',
      description: classes.description ?? '',
    },
  },
  Paper: { defaultProps: { bg: 'var(--rp-raised)', shadow: 'none' } },
  Popover: {
    defaultProps: { radius: 6, shadow: 'pop', transitionProps: pop },
    classNames: { dropdown: classes.dropdown ?? '' },
  },
  Menu: {
    defaultProps: { radius: 6, shadow: 'pop', transitionProps: pop },
    classNames: {
      dropdown: classes.dropdown ?? '',
      item: classes.menuItem ?? '',
      label: classes.menuLabel ?? '',
    },
  },
  Modal: {
    defaultProps: {
      radius: 8,
      padding: 16,
      yOffset: '11vh',
      closeButtonProps,
      overlayProps: { color: 'var(--rp-scrim)', backgroundOpacity: 1 },
      transitionProps: { duration: 160, transition: 'pop' },
    },
    classNames: {
      content: classes.modal ?? '',
      header: classes.modalHeader ?? '',
      title: classes.modalTitle ?? '',
      overlay: classes.overlay ?? '',
    },
  },
  Drawer: {
    defaultProps: {
      closeButtonProps,
      padding: 16,
      overlayProps: { color: 'var(--rp-scrim)', backgroundOpacity: 1 },
    },
    classNames: {
      content: classes.drawer ?? '',
      header: classes.modalHeader ?? '',
      title: classes.modalTitle ?? '',
    },
  },
  Tooltip: {
    defaultProps: { transitionProps: { duration: 90 }, openDelay: 350 },
    classNames: { tooltip: classes.tooltip ?? '' },
  },
  Table: { defaultProps: { highlightOnHover: true, striped: false } },
  Tabs: { classNames: { tab: classes.tab ?? '', list: classes.tabList ?? '' } },
  SegmentedControl: {
    defaultProps: { size: 'sm', transitionDuration: 90 },
    classNames: { root: classes.segments ?? '', label: classes.segmentLabel ?? '' },
  },
  Skeleton: { defaultProps: { animate: false, radius: 2 } },
  Loader: { defaultProps: { size: 16, color: 'var(--rp-accent)' } },
};
