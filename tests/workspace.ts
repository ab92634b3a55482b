import { type CastPerson, cast, seedCast } from '../database/seed/cast.ts';
import type { Config } from '../server/config.ts';
import { type Client, createTestApp, type TestApp } from './app.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

export type CastName = keyof typeof cast.people;
export type People = Record<CastName, Client>;

/** The app on a database of its own, with the cast in it and a client for each of them. */
export type Workspace = {
  database: TestDatabase;
  rapport: TestApp;
  /** The cast: `people.tuva` is a person, `as.tuva` asks the API as her. */
  people: Record<CastName, CastPerson>;
  as: People;
  close(): Promise<void>;
};

export async function openWorkspace(settings: Partial<Config> = {}): Promise<Workspace> {
  const database = await createTestDatabase();
  await seedCast(database.owner);
  const rapport = await createTestApp(database, settings);
  const { people } = cast;
  return {
    database,
    rapport,
    people,
    as: {
      ines: await rapport.as(people.ines),
      noor: await rapport.as(people.noor),
      sander: await rapport.as(people.sander),
      tuva: await rapport.as(people.tuva),
      emil: await rapport.as(people.emil),
      kaja: await rapport.as(people.kaja),
      marta: await rapport.as(people.marta),
      leo: await rapport.as(people.leo),
      petra: await rapport.as(people.petra),
      oskar: await rapport.as(people.oskar),
      dina: await rapport.as(people.dina),
      vera: await rapport.as(people.vera),
    },
    close: async () => {
      await rapport.close();
      await database.drop();
    },
  };
}

/** What the workspace opens to whom; what is not named is private again. */
export async function openTo(
  { database }: Workspace,
  opened: Partial<Record<'companies' | 'contacts' | 'deals', 'team' | 'everyone'>>,
): Promise<void> {
  await database.owner.query(
    'update workspace set companies_open_to = $1, contacts_open_to = $2, deals_open_to = $3',
    [opened.companies ?? 'private', opened.contacts ?? 'private', opened.deals ?? 'private'],
  );
}
