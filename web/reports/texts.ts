import { i18n } from '../app/i18n.ts';
import { messages } from './locales/en.po';

// Whatever page shows a report imports this: its texts are not in the app's own catalogue.
i18n.load('en', messages);
