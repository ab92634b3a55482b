import { createHash } from 'node:crypto';
import type { Openness } from '../../contract/access.ts';
import { problem } from '../errors.ts';
import { type Answer, flush, type NamedStatement, type Statement } from './flush.ts';
import type { RequestPool } from './pool.ts';

/** What a request came with. The secret is a session's token or a whole API key. */
export type Credential = {
  kind: 'session' | 'key';
  secret: string;
  via: 'app' | 'api';
};

/** Whose request it is and what a list of theirs goes through, as the database says. */
export type Person = {
  user_id: string;
  role: (typeof roles)[number];
  scope: 'read' | 'write';
  /** A manager's team and all below it; anyone else's own team. */
  team_ids: string[];
  open_to: Record<'companies' | 'contacts' | 'deals', Openness>;
  /** All of it as one text, to compare a guess with the truth. */
  text: string;
};

const roles = ['rapport_admin', 'rapport_manager', 'rapport_rep', 'rapport_viewer'] as const;

/** A statement, or one that reads differently for each person. */
export type Ask = Statement | ((person: Person) => Statement);

export const becomeText = `select set_config('role', s.role, true), set_config('app.role', s.role, true),
  set_config('app.user_id', s.user_id::text, true), set_config('app.team_ids', s.team_ids::text, true),
  set_config('app.openness', s.openness, true), set_config('app.via', $3, true),
  case when s.scope = 'read' then set_config('transaction_read_only', 'on', true) end,
  s.user_id, s.role, s.scope, s.team_ids, s.openness from app.session_of($1, $2) s`;

/**
 * Who asked last with a credential: a guess that saves a round trip, never a permission. The
 * database answers anew each time, and a wrong guess only means that a statement is asked again.
 */
const guesses = new Map<string, Person>();
const mostGuesses = 10_000;

/**
 * The one gate: runs a statement as the person behind a credential, under their role's policies, in
 * one transaction and one flush. Rows come as PostgreSQL's text. Throws 401 for a dead credential.
 *
 * A statement that differs by person is sent again when the guess was wrong; such statements read.
 */
export async function asUser(pool: RequestPool, credential: Credential, ask: Ask): Promise<Answer> {
  const guess = guesses.get(credential.secret) ?? (await whoIs(pool, credential));
  const statement = typeof ask === 'function' ? ask(guess) : ask;
  const { person, answer } = await sendAs(pool, credential, guess, statement);
  if (typeof ask !== 'function' || person.text === guess.text) return answer;
  return (await sendAs(pool, credential, person, ask(person))).answer;
}

/** A transaction of several statements as one person; `run` asks one of them. */
export async function asUserTransaction<Result>(
  pool: RequestPool,
  credential: Credential,
  work: (run: (statement: Statement) => Promise<Answer>, person: Person) => Promise<Result>,
): Promise<Result> {
  return pool.use(async (client, broken) => {
    try {
      const began = await flush(client, [unnamed('begin'), become(credential)]);
      const person = personIn(began[1]);
      if (!person) throw problem('not_signed_in');
      const run = async (statement: Statement) => {
        const [answer] = await flush(client, [named(statement, person.role)]);
        return answer ?? { rows: [], tag: '' };
      };
      const result = await work(run, person);
      const [ended] = await flush(client, [unnamed('commit')]);
      // A failed transaction answers COMMIT with ROLLBACK and no error.
      if (ended?.tag !== 'COMMIT') throw new Error(`COMMIT was answered ${ended?.tag}`);
      return result;
    } catch (error) {
      await flush(client, [unnamed('rollback')]).catch(broken);
      throw error;
    }
  });
}

export async function whoIs(pool: RequestPool, credential: Credential): Promise<Person> {
  const [answer] = await pool.use((client) => flush(client, [become(credential)]));
  return remember(credential, personIn(answer));
}

async function sendAs(
  pool: RequestPool,
  credential: Credential,
  guess: Person,
  statement: Statement,
) {
  try {
    const answers = await pool.use((client) =>
      flush(client, [become(credential), ...roomToCount(statement), named(statement, guess.role)]),
    );
    const person = remember(credential, personIn(answers[0]));
    return { person, answer: answers.at(-1) ?? { rows: [], tag: '' } };
  } catch (error) {
    // Without a session the statement ran as the bare login, which may do nothing at all.
    if (error instanceof Error && 'code' in error && error.code === '42501') {
      await whoIs(pool, credential);
    }
    throw error;
  }
}

function remember(credential: Credential, person: Person | null): Person {
  if (!person) {
    guesses.delete(credential.secret);
    throw problem('not_signed_in');
  }
  if (guesses.size >= mostGuesses) guesses.clear();
  guesses.set(credential.secret, person);
  return person;
}

function become({ kind, secret, via }: Credential): NamedStatement {
  return { name: 'become', text: becomeText, values: [kind, secret, via] };
}

function personIn(answer: Answer | undefined): Person | null {
  const row = answer?.rows[0]?.slice(7);
  if (!row) return null;
  const [user_id, role, scope, teams, openness] = row;
  const known = roles.find((name) => name === role);
  if (!user_id || !known) return null;
  const [companies, contacts, deals] = (openness ?? '').split(' ').map(readOpenness);
  return {
    user_id,
    role: known,
    scope: scope === 'read' ? 'read' : 'write',
    team_ids: (teams ?? '{}').slice(1, -1).split(',').filter(Boolean),
    open_to: {
      companies: companies ?? 'private',
      contacts: contacts ?? 'private',
      deals: deals ?? 'private',
    },
    text: row.join(' '),
  };
}

function readOpenness(text: string): Openness {
  return text === 'everyone' || text === 'team' ? text : 'private';
}

function unnamed(text: string): NamedStatement {
  return { name: '', text, values: [] };
}

/**
 * For the one transaction: sorting a year of stays spills to disk below this, the app's login plans for
 * any value where these statements are only fast when planned for their own, and a report that takes
 * every core keeps the others waiting (on two cores, parallel plans were slower for most reports).
 */
function roomToCount({ counts }: Statement): NamedStatement[] {
  const text = `select set_config('work_mem', '64MB', true),
    set_config('plan_cache_mode', 'force_custom_plan', true),
    set_config('max_parallel_workers_per_gather', '0', true)`;
  return counts ? [{ name: 'room_to_count', text, values: [] }] : [];
}

const hashes = new Map<string, string>();
const mostNames = 2_000;

/**
 * The name carries the role: one shared by several roles is planned anew at each change of role
 * (10 to 25 % slower). Texts are few, since values are parameters; past a bound they go unnamed.
 */
function named(statement: Statement, role: string): NamedStatement {
  const { text, values, counts } = statement;
  if (counts) return { name: '', text, values };
  let hash = hashes.get(text);
  if (!hash) {
    if (hashes.size >= mostNames) return { name: '', text, values };
    hash = createHash('sha256').update(text).digest('base64url').slice(0, 20);
    hashes.set(text, hash);
  }
  return { name: `${role}_${hash}`, text, values };
}
