import { hashPassword } from 'better-auth/crypto';
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import pg from 'pg';
import type { z } from 'zod';
import { password } from '../contract/access.ts';
import { email, requiredLine } from '../contract/fields.ts';
import { type Role, roles } from '../contract/users.ts';
import { type Config, readConfig } from '../server/config.ts';
import { ExitError } from '../server/exit-error.ts';
import * as queries from './queries.ts';
import { withMigrated } from './with-migrated.ts';

type NewUser = {
  email: string;
  password: string;
  name: string;
  role: Role;
  team?: string;
  json?: boolean;
};

export function registerUserCommand(program: Command): void {
  const user = program.command('user').description('people who sign in');
  user
    .command('create')
    .description('add a person; repeating it changes nothing')
    .requiredOption('--email <address>', 'what they sign in with', readEmail)
    .requiredOption('--password <password>', 'at least 10 characters', readPassword)
    .requiredOption('--name <name>', 'first and last name', readName)
    .addOption(roleOption().makeOptionMandatory())
    .option('--team <name>', 'their team, made when it is missing', readName)
    .option('--json', 'print the person as JSON')
    .action((options: NewUser) => createUser(options, readConfig()));
  user
    .command('set-password')
    .description('give a new password; all their sessions end')
    .argument('<email>')
    .argument('<password>', 'at least 10 characters', readPassword)
    .action(changePassword);
  user
    .command('set-role')
    .description('change what somebody may')
    .argument('<email>')
    .addArgument(new Argument('<role>').choices([...roles]))
    .action(changeRole);
  user
    .command('deactivate <email>')
    .description('shut somebody out; their records keep their name')
    .action(deactivate);
  user.command('list').description('list everybody').option('--json', 'print as JSON').action(list);
}

async function createUser({ json, password, team, ...user }: NewUser, config: Config) {
  const hash = await hashPassword(password);
  const { person, created } = await withMigrated(config, (owner) =>
    inTransaction(owner, async () => {
      const there = await queries.findUser(owner, user.email);
      if (there) return { person: there, created: false };
      const team_id = team ? await queries.findOrMakeTeam(owner, team) : null;
      const made = await queries.insertUser(owner, { ...user, team_id });
      if (!made) throw new ExitError(`${user.email} was added by somebody else just now.`);
      await queries.setPassword(owner, made.id, hash);
      if (user.role === 'admin') {
        await queries.setUpWorkspace(owner, config.currency, config.timeZone);
      }
      return { person: made, created: true };
    }),
  );
  if (json) console.log(JSON.stringify({ ...person, created }));
  else if (created) console.log(`${person.email} can sign in as ${person.role}.`);
  else console.log(`${person.email} is there already (${standing(person)}); nothing was changed.`);
}

async function changePassword(email: string, password: string) {
  const hash = await hashPassword(password);
  await withUser(email, (owner, { id }) => queries.setPassword(owner, id, hash));
  console.log(`${email} has a new password, and has to sign in anew everywhere.`);
}

async function changeRole(email: string, role: Role) {
  await withUser(email, (owner, { id }) => queries.setRole(owner, id, role));
  console.log(`${email} is ${role} now.`);
}

async function deactivate(email: string) {
  await withUser(email, (owner, { id }) => queries.deactivateUser(owner, id));
  console.log(`${email} is out: sessions and API keys have ended.`);
}

async function list({ json }: { json?: boolean }) {
  const people = await withMigrated(readConfig(), queries.listUsers);
  if (json) console.log(JSON.stringify(people, null, 2));
  else if (people.length === 0)
    console.log('Nobody is here yet: rapport user create adds the first.');
  else {
    for (const person of people) {
      console.log(`${(person.email ?? '–').padEnd(32)} ${person.name} (${standing(person)})`);
    }
  }
}

function standing({ role, team, is_active }: queries.ListedUser): string {
  return [role, team, is_active ? null : 'deactivated'].filter(Boolean).join(', ');
}

async function withUser(
  email: string,
  work: (owner: pg.Client, person: queries.ListedUser) => Promise<void>,
) {
  await withMigrated(readConfig(), (owner) =>
    inTransaction(owner, async () => {
      const person = await queries.findUser(owner, email);
      if (!person) throw new ExitError(`There is nobody with the e-mail ${email}.`);
      await work(owner, person);
    }),
  );
}

async function inTransaction<Result>(owner: pg.Client, work: () => Promise<Result>) {
  await owner.query('begin');
  try {
    const result = await work();
    await owner.query('commit');
    return result;
  } catch (error) {
    await owner.query('rollback').catch(() => {}); // the connection itself may be what failed
    // A check of ours says in a sentence what is wrong, such as taking away the last admin.
    if (error instanceof pg.DatabaseError && error.code === '23514' && error.column) {
      throw new ExitError(error.message);
    }
    throw error;
  }
}

function roleOption(): Option {
  return new Option('--role <role>', 'what they may').choices([...roles]);
}

const readEmail = reader(email);
const readPassword = reader(password);
const readName = reader(requiredLine(255));

/** What the API takes, the command line takes too. */
function reader(schema: z.ZodType<string>) {
  return (text: string): string => {
    const { data, error } = schema.safeParse(text);
    if (data === undefined) throw new InvalidArgumentError(`${error?.issues[0]?.message}.`);
    return data;
  };
}
