import type pg from 'pg';

/** The password of everybody in the cast, in tests and in the demo. */
export const castPassword = 'fjordlight-demo';

export type CastTeam = { id: string; name: string; parent: CastTeam | null };
export type CastPerson = {
  id: string;
  name: string;
  email: string;
  role: 'admin' | 'manager' | 'rep' | 'viewer';
  team: CastTeam | null;
};

const north = team(1, 'North', null);
const south = team(2, 'South', null);
const coast = team(3, 'Coast', south);

/** The sales team of Fjordlight Fleet AB, which sells fleet telematics. Ids never change. */
export const cast = {
  teams: { north, south, coast },
  people: {
    ines: person(1, 'Ines Falk', 'admin', null),
    noor: person(2, 'Noor Haddad', 'manager', north),
    sander: person(3, 'Sander Vos', 'manager', south),
    tuva: person(4, 'Tuva Lind', 'rep', north),
    emil: person(5, 'Emil Brandt', 'rep', north),
    kaja: person(6, 'Kaja Nyman', 'rep', north),
    marta: person(7, 'Marta Oliva', 'rep', south),
    leo: person(8, 'Leo Castel', 'rep', south),
    petra: person(9, 'Petra Jansen', 'rep', coast),
    oskar: person(10, 'Oskar Ruud', 'rep', coast),
    dina: person(11, 'Dina Moreau', 'rep', coast),
    vera: person(12, 'Vera Holm', 'viewer', north),
  },
};

/** Inserts teams and users where they are missing, as the owner. Repeating it changes nothing. */
export async function seedCast(owner: pg.Client): Promise<void> {
  for (const { id, name, parent } of Object.values(cast.teams)) {
    await owner.query(
      `insert into teams (id, name, parent_id)
       values ($1, $2, (select id from teams where lower(name) = lower($3))) on conflict do nothing`,
      [id, name, parent?.name ?? null],
    );
  }
  const people = Object.values(cast.people);
  await owner.query(
    `insert into users (id, name, email, role, team_id)
     select given.id, given.name, given.email, given.role, t.id
     from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[])
       as given (id, name, email, role, team)
     left join teams t on lower(t.name) = lower(given.team)
     on conflict do nothing`,
    [
      people.map(({ id }) => id),
      people.map(({ name }) => name),
      people.map(({ email }) => email),
      people.map(({ role }) => role),
      people.map(({ team }) => team?.name ?? null),
    ],
  );
}

function team(number: number, name: string, parent: CastTeam | null): CastTeam {
  return { id: fixedId('7ea0', number), name, parent };
}

function person(
  number: number,
  name: string,
  role: CastPerson['role'],
  team: CastTeam | null,
): CastPerson {
  const [first = ''] = name.toLowerCase().split(' ');
  return { id: fixedId('9e50', number), name, email: `${first}@fjordlight.example`, role, team };
}

/** A valid UUID of version 4 that one recognises in a log. */
function fixedId(kind: string, number: number): string {
  return `f10d0000-${kind}-4000-8000-${String(number).padStart(12, '0')}`;
}
