import { expect, test } from 'vitest';
import type { Goal } from '../../contract/goals.ts';
import { sumFor } from './sums.ts';

const teams = [
  { id: 'south', parent_id: null },
  { id: 'coast', parent_id: 'south' },
  { id: 'north', parent_id: null },
];
const users = [
  { id: 'leo', team_id: 'south' },
  { id: 'petra', team_id: 'coast' },
  { id: 'tuva', team_id: 'north' },
];
const staff = { teams, users };
const march = '2026-03-01';

function goal(whose: Partial<Goal>, value_cents: number, month = march): Goal {
  const subject = { user_id: null, team_id: null, ...whose };
  const unsaved = { id: '', version: 1, created_at: '', updated_at: '', created_by_user_id: null };
  return { ...unsaved, ...subject, month, currency: 'EUR', value_cents };
}

const goals = [
  goal({ user_id: 'leo' }, 100),
  goal({ user_id: 'petra' }, 20),
  goal({ user_id: 'tuva' }, 3),
  goal({ team_id: 'coast' }, 7_000),
  goal({ user_id: 'leo' }, 50_000, '2026-04-01'),
];
const team = (team_id: string) => ({ user_id: null, team_id });
const workspace = { user_id: null, team_id: null };

test('a team is measured with its people’s goals, those of the teams below among them', () => {
  expect(sumFor(team('south'), march, goals, staff)).toEqual({
    cents: 120,
    of: 'people',
    ids: ['leo', 'petra'],
  });
  expect(sumFor(team('coast'), march, goals, staff)?.cents).toBe(20);
});

test('the workspace with everybody’s', () => {
  expect(sumFor(workspace, march, goals, staff)?.cents).toBe(123);
  expect(sumFor(workspace, '2026-05-01', goals, staff)).toBeNull();
});

test('where no person has one, with its teams’, but never with its own', () => {
  const ofTeams = [goal({ team_id: 'coast' }, 7_000), goal({ team_id: 'south' }, 1)];
  expect(sumFor(team('south'), march, ofTeams, staff)).toMatchObject({ cents: 7_000, of: 'teams' });
  expect(sumFor(team('coast'), march, ofTeams, staff)).toBeNull();
  expect(
    sumFor(workspace, march, [...ofTeams, goal({ team_id: 'north' }, 20)], staff),
  ).toMatchObject({
    cents: 21, // what South is to win holds what Coast is
    ids: ['south', 'north'],
  });
});

test('a person is measured with nothing but their own', () => {
  expect(sumFor({ user_id: 'leo', team_id: null }, march, goals, staff)).toBeNull();
});
