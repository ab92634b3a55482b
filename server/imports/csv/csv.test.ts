import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { smallFiles } from '../../../tests/small-file.ts';
import { fieldsOf } from '../fields.ts';
import { knowsHeader } from '../plan/match-headers.ts';
import { detectEncoding } from './encoding.ts';
import { findLayout } from './layout.ts';
import { readRows } from './rows.ts';

const files = smallFiles();
const table =
  'Name;E-Mail;Notiz\r\nJürgen Groß;j@gross.example;"Zeile 1\nZeile 2; mit Semikolon"\r\n';
const knows = (header: string) => knowsHeader(header, fieldsOf.contacts);

async function read(path: string) {
  const layout = await findLayout(path, await detectEncoding(path), undefined, knows);
  const rows = [];
  for await (const row of readRows(layout)) rows.push(row);
  return { layout, rows };
}

describe('a file says by itself how it is written', () => {
  it.each([
    ['UTF-8', 'utf8', Buffer.from(table), ';'],
    ['UTF-8 with a mark', 'utf8', Buffer.from(`\ufeff${table}`), ';'],
    ['Windows-1252', 'windows-1252', iconv.encode(table, 'windows-1252'), ';'],
    ['UTF-16LE with a mark', 'utf16le', iconv.encode(table, 'utf16le', { addBOM: true }), ';'],
    ['UTF-16BE with a mark', 'utf16be', iconv.encode(table, 'utf16be', { addBOM: true }), ';'],
    ['UTF-16LE without', 'utf16le', iconv.encode(table, 'utf16le'), ';'],
    ['commas', 'utf8', Buffer.from(quoted(',')), ','],
    ['tabs', 'utf8', Buffer.from(quoted('\t')), '\t'],
    ['bars', 'utf8', Buffer.from(quoted('|')), '|'],
  ])('%s', async (name, encoding, content, delimiter) => {
    const { layout, rows } = await read(files.write(`${name}.csv`, content));
    expect(layout).toMatchObject({ encoding, delimiter, header: ['Name', 'E-Mail', 'Notiz'] });
    expect(rows[1]?.cells).toEqual([
      'Jürgen Groß',
      'j@gross.example',
      'Zeile 1\nZeile 2; mit Semikolon',
    ]);
  });

  it('finds umlauts of Windows-1252 far behind the sample', async () => {
    const far = `Name;E-Mail\n${'Ada;ada@example.com\n'.repeat(20_000)}Groß;g@example.com\n`;
    const { layout } = await read(files.write('far.csv', iconv.encode(far, 'windows-1252')));
    expect(layout.encoding).toBe('windows-1252');
  });
});

describe('the table inside a file', () => {
  it('begins below notes that stand above the header', async () => {
    const text =
      'Notes:\n"Some addresses, as you know, are missing"\n\nFirst Name,Last Name,URL\nAda,L,u\n';
    const { layout, rows } = await read(files.write('notes.csv', text));
    expect(layout.headerLine).toBe(4);
    expect(rows.at(-1)).toEqual({ line: 5, cells: ['Ada', 'L', 'u'] });
  });

  it('keeps columns apart that have the same name or none', async () => {
    const { layout } = await read(files.write('twice.csv', 'Name,Email,Name,\nA,b@c.de,B,x\n'));
    expect(layout.header).toEqual(['Name', 'Email', 'Name (2)', 'Column 4']);
  });

  it('counts lines as an editor does, breaks in quotes and blank lines included', async () => {
    const text =
      'Name,Email\r\n"A\r\nB",a@b.de\r\n\r\nC,c@d.de\r\n"5"" disk",d@e.de\r\nno "inch",e@f.de\r\n';
    const { rows } = await read(files.write('lines.csv', text));
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 5, 6, 7]);
    expect(rows.at(-1)?.cells[0]).toBe('no "inch"');
  });

  it('is refused when a quote is never closed, or nothing is known', async () => {
    const open = files.write('open.csv', 'Name,Email\nA,a@b.de\n"B,b@c.de\n');
    await expect(read(open)).rejects.toThrow(/quote that opens on line 3/);
    const unknown = files.write('unknown.csv', 'foo,bar\n1,2\n');
    await expect(read(unknown)).rejects.toThrow(/No header is recognised/);
    await expect(read(files.write('empty.csv', ''))).rejects.toThrow('The file is empty.');
  });
});

function quoted(delimiter: string): string {
  return table
    .split('\r\n')
    .map((line) => (line.includes('"') ? line : line.replaceAll(';', delimiter)))
    .join('\r\n')
    .replace(/^(Jürgen Groß);(.*?);"/m, `$1${delimiter}$2${delimiter}"`);
}
