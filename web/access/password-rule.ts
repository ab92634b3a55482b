import type { I18n } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** The contract's rule for new passwords, said before the form is sent. */
export function passwordRule(i18n: I18n, password: string) {
  if (password.length < 10) return i18n._(msg`Use at least 10 characters`);
  if (password.length > 128) return i18n._(msg`Use at most 128 characters`);
  return null;
}
