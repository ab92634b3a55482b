import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** A phone number in E.164, or null where it does not read as one with its country. */
export function toE164(phone: string | null | undefined): string | null {
  if (!phone) return null;
  const parsed = parsePhoneNumberFromString(phone);
  return parsed?.isPossible() ? parsed.number : null;
}
