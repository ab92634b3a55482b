import { z } from 'zod';

/** Guards a change made on old data: 412 with the record as it is, when it changed meanwhile. */
export const guarded = z.looseObject({
  'if-match': z
    .string()
    .regex(/^(\*|(W\/)?"\d{1,9}")$/, 'If-Match must be the ETag of the record')
    .optional()
    .meta({ description: 'The ETag of the record as one knows it' }),
});

/** Makes a POST safe to repeat: the same key and body answer what the first request did. */
export const repeatable = z.looseObject({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,255}$/, 'Idempotency-Key must be 1 to 255 visible characters')
    .optional()
    .meta({ description: 'A text of your own: repeated with it, the first answer comes again' }),
});
