import '../reports/texts.ts';
import { i18n } from '../app/i18n.ts';
import { messages } from './locales/en.po';

// A dashboard brings its texts along, and those of the reports it shows.
i18n.load('en', messages);
