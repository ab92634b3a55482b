import { i18n } from '../app/i18n.ts';
import { messages } from './locales/en.po';

// Goals are set seldom: their texts come with their page.
i18n.load('en', messages);
