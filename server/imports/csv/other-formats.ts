import { open } from 'node:fs/promises';
import { ImportError } from '../import-error.ts';

/** What files begin with that people hand over in place of CSV, and the way to one. */
const others: { starts: Buffer; tell: string }[] = [
  {
    starts: Buffer.from('PK\x03\x04', 'latin1'),
    tell: 'is a spreadsheet or an archive: open it and save the sheet as CSV (UTF-8)',
  },
  {
    starts: Buffer.from('d0cf11e0', 'hex'),
    tell: 'is an old Excel workbook: open it and save the sheet as CSV (UTF-8)',
  },
  {
    starts: Buffer.from('BEGIN:VCARD'),
    tell: 'holds vCards: open it in your address book and export the contacts as CSV',
  },
  { starts: Buffer.from('%PDF'), tell: 'is a PDF: export the table itself as CSV' },
];

/** Throws when a file is plainly something else than text in columns. */
export async function refuseOtherFormats(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(16) });
    const start = buffer.subarray(0, bytesRead);
    const other = others.find(({ starts }) => start.subarray(0, starts.length).equals(starts));
    if (other) throw new ImportError(`${path} ${other.tell}.`);
  } finally {
    await file.close();
  }
}
