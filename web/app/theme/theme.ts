import { createTheme } from '@mantine/core';
import { componentDefaults } from './component-defaults.ts';
import { scales } from './scales.ts';

export const theme = createTheme({
  primaryColor: 'bottle',
  primaryShade: { light: 8, dark: 6 },
  colors: scales,
  black: '#1E1B15',
  white: '#FFFDF8',
  fontFamily: '"Inter Variable", Inter, system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", Menlo, Consolas, monospace',
  headings: { fontFamily: '"Inter Variable", Inter, system-ui, sans-serif', fontWeight: '680' },
  defaultRadius: 4,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '17px', sm: '18px', md: '20px', lg: '22px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: componentDefaults,
});
