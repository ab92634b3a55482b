import type { ImportResult } from '../server/imports/import.ts';

const mostRejects = 20;

/** What an import did, for people: the counts to stdout, what went wrong to stderr. */
export function reportImport(result: ImportResult): void {
  const { object, rows, added, changed, unchanged, folded, in_trash, rejected } = result;
  const counts = [
    `${added} added`,
    ...(changed ? [`${changed} changed`] : []),
    ...(unchanged ? [`${unchanged} unchanged`] : []),
    ...(folded ? [`${folded} the same as other rows`] : []),
    ...(in_trash ? [`${in_trash} left in the trash`] : []),
    ...(rejected ? [`${rejected} rejected`] : []),
  ];
  console.log(`${object}: ${rows} rows read, ${counts.join(', ')}.`);
  for (const [name, count] of Object.entries(result.alongside)) {
    console.log(`Made along the way: ${name}, ${count}.`);
  }
  const custom = Object.entries(result.columns).filter(([, to]) => to === 'custom');
  if (custom.length > 0) {
    console.log(`Kept in custom: ${custom.map(([name]) => name).join(', ')}.`);
  }
  if (result.without_owner > 0) {
    console.log(`Owned by nobody: ${result.without_owner} (give --owner EMAIL to name somebody).`);
  }
  for (const warning of result.warnings) console.error(warning);
  reportRejects(result);
  if (result.dry_run) console.log('This was a dry run: nothing was written.');
}

function reportRejects({ rejects, rejected }: ImportResult): void {
  for (const { line, reason } of rejects.slice(0, mostRejects)) {
    console.error(`Line ${line}: ${reason}`);
  }
  if (rejected > mostRejects) {
    console.error(`… and ${rejected - mostRejects} more; --rejects FILE writes them all.`);
  }
}
