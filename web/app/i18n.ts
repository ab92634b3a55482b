import { i18n } from '@lingui/core';
import { messages } from '../locales/en.po';

i18n.loadAndActivate({ locale: 'en', messages });

/**
 * Figures and dates follow the reader's own English ("26 Nov" or "Nov 26"); a reader with another
 * language gets the British forms until the app speaks theirs.
 */
export const formatLocale =
  navigator.languages.find((language) => language.startsWith('en')) ?? 'en-GB';

export { i18n };
