import { createHash, randomBytes } from 'node:crypto';
import { type Command, Option } from 'commander';
import { readConfig } from '../server/config.ts';
import { ExitError } from '../server/exit-error.ts';
import { findUser, insertApiKey, listApiKeys, revokeApiKey } from './queries.ts';
import { withMigrated } from './with-migrated.ts';

type NewKey = { user: string; name: string; scope: string };

export function registerApiKeyCommand(program: Command): void {
  const keys = program.command('api-key').description('keys that scripts sign in with');
  keys
    .command('create')
    .description('print a new key, this once: only its hash is kept')
    .requiredOption('--user <email>', 'whom the key acts as')
    .option('--name <name>', 'what it is for', 'rapport api-key')
    .addOption(
      new Option('--scope <scope>', 'what it may').choices(['read', 'write']).default('write'),
    )
    .action(createKey);
  keys
    .command('list')
    .description('list the keys that work')
    .option('--user <email>', 'only theirs')
    .option('--json', 'print as JSON')
    .action(listKeys);
  keys.command('revoke <id>').description('end a key at once').action(revokeKey);
}

async function createKey({ user, name, scope }: NewKey) {
  const key = `rapport_${randomBytes(32).toString('base64url')}`;
  const hash = createHash('sha256').update(key).digest();
  await withMigrated(readConfig(), async (owner) => {
    const person = await findUser(owner, user);
    if (!person) throw new ExitError(`There is nobody with the e-mail ${user}.`);
    if (!person.is_active) throw new ExitError(`${user} is deactivated: no key would work.`);
    await insertApiKey(owner, { user_id: person.id, name: name.slice(0, 100), scope, hash });
  });
  console.log(key);
}

async function listKeys({ user, json }: { user?: string; json?: boolean }) {
  const keys = await withMigrated(readConfig(), (owner) => listApiKeys(owner, user ?? null));
  if (json) console.log(JSON.stringify(keys, null, 2));
  else if (keys.length === 0) console.log('No key works at present.');
  else {
    for (const { id, user: whose, scope, name, last_used_at } of keys) {
      const used = last_used_at ? `last used ${last_used_at.slice(0, 10)}` : 'never used';
      console.log(`${id} ${whose} ${scope} "${name}", ${used}`);
    }
  }
}

async function revokeKey(id: string) {
  const revoked = await withMigrated(readConfig(), (owner) => revokeApiKey(owner, id));
  if (!revoked) throw new ExitError(`No working key has the id ${id}: see rapport api-key list.`);
  console.log(`The key ${id} has ended.`);
}
