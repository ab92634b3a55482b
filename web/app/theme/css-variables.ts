import type { CSSVariablesResolver } from '@mantine/core';
import { stageRamp, tokens } from './tokens.ts';

/** Every token as `--rp-…`, and Mantine's own variables pointed at them. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...tokenVariables(0), ...rampVariables(stageRamp.light), ...mantineVariables },
  dark: { ...tokenVariables(1), ...rampVariables(stageRamp.dark), ...mantineVariables },
});

function tokenVariables(scheme: 0 | 1) {
  return Object.fromEntries(
    Object.entries(tokens).map(([name, colours]) => [`--rp-${name}`, colours[scheme]]),
  );
}

function rampVariables(ramp: readonly string[]) {
  return Object.fromEntries(ramp.map((colour, step) => [`--rp-stage-${step + 1}`, colour]));
}

const mantineVariables = {
  '--mantine-color-body': 'var(--rp-page)',
  '--mantine-color-text': 'var(--rp-ink)',
  '--mantine-color-bright': 'var(--rp-ink)',
  '--mantine-color-dimmed': 'var(--rp-ink-3)',
  '--mantine-color-placeholder': 'var(--rp-ink-3)',
  '--mantine-color-default': 'var(--rp-sheet)',
  '--mantine-color-default-hover': 'var(--rp-hover)',
  '--mantine-color-default-color': 'var(--rp-ink)',
  '--mantine-color-default-border': 'var(--rp-control)',
  '--mantine-color-error': 'var(--rp-red)',
  '--mantine-color-anchor': 'var(--rp-accent-text)',
  '--mantine-color-disabled': 'var(--rp-well)',
  '--mantine-color-disabled-color': 'var(--rp-ink-3)',
  '--mantine-color-disabled-border': 'var(--rp-rule)',
  '--mantine-primary-color-filled': 'var(--rp-accent)',
  '--mantine-primary-color-filled-hover': 'var(--rp-accent-hover)',
  '--mantine-primary-color-light': 'var(--rp-accent-wash)',
  '--mantine-primary-color-light-color': 'var(--rp-accent-text)',
  '--mantine-primary-color-contrast': 'var(--rp-on-accent)',
  '--mantine-color-bottle-filled': 'var(--rp-accent)',
  '--mantine-color-bottle-filled-hover': 'var(--rp-accent-hover)',
  '--mantine-color-bottle-light': 'var(--rp-accent-wash)',
  '--mantine-color-bottle-light-hover': 'var(--rp-accent-wash)',
  '--mantine-color-bottle-light-color': 'var(--rp-accent-text)',
  '--mantine-shadow-pop': 'var(--rp-shadow-pop)',
};
